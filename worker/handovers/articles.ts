import type { BastDocument, DocumentItem } from "./document.ts";
import { inWords, rupiah } from "./words.ts";

const counted = (n: number) => `${n} (${inWords(n)})`;

/** "nomor urut 1, 2 dan 4" of the table; nothing where all of it is meant. */
function which(items: DocumentItem[], all: readonly DocumentItem[]): string {
  if (items.length === all.length) return "Peralatan tersebut";
  const numbers = items.map((one) => String(all.indexOf(one) + 1));
  const last = numbers.pop();
  return `Peralatan nomor urut ${numbers.length > 0 ? `${numbers.join(", ")} dan ${last}` : last}`;
}

/** What each legal basis means for the two sides; the same that decides whether a machine can be taken back. */
const TERMS: Record<string, (subject: string) => string> = {
  hibah: (subject) =>
    `${subject} diserahkan sebagai hibah. Sejak berita acara ini ditandatangani, hak milik dan tanggung jawab atasnya beralih kepada PIHAK KEDUA.`,
  bansos: (subject) =>
    `${subject} diserahkan sebagai bantuan sosial. Sejak berita acara ini ditandatangani, hak milik dan tanggung jawab atasnya beralih kepada PIHAK KEDUA.`,
  csr: (subject) =>
    `${subject} diserahkan sebagai bantuan tanggung jawab sosial perusahaan (CSR) untuk dipakai PIHAK KEDUA. Bila tidak dipakai, PIHAK PERTAMA dapat menarik dan mengalihkannya kepada penerima lain dengan berita acara.`,
  pinjam_pakai: (subject) =>
    `${subject} diserahkan sebagai pinjam pakai dan tetap milik PIHAK PERTAMA. PIHAK KEDUA tidak boleh menjual, menggadaikan atau memindahtangankannya. Bila tidak dipakai, PIHAK PERTAMA dapat menarik dan mengalihkannya kepada penerima lain dengan berita acara.`,
  unknown: (subject) => `Dasar pemberian ${subject.toLowerCase()} belum ditetapkan pada saat berita acara ini dibuat.`,
};

function termsOf(items: readonly DocumentItem[]): string[] {
  return Object.entries(TERMS).flatMap(([basis, say]) => {
    const these = items.filter(({ legalBasis }) => (legalBasis ?? "unknown") === basis);
    return these.length > 0 ? [say(which(these, items))] : [];
  });
}

/** The articles of a hand-over, numbered, by what is handed over and on what basis. */
export function articlesOf(items: readonly DocumentItem[], totalIdr: number | null): BastDocument["articles"] {
  const value = totalIdr === null ? "" : ` dengan nilai seluruhnya ${rupiah(totalIdr)} (${inWords(totalIdr)} rupiah)`;
  const some = totalIdr !== null && items.some(({ valueIdr }) => valueIdr === null);
  return [
    [
      `PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA, dan PIHAK KEDUA menerima dari PIHAK PERTAMA, peralatan dalam tabel di atas sebanyak ${counted(items.length)} unit${value}${some ? ", tidak termasuk yang nilainya belum tercatat" : ""}.`,
    ],
    [
      "Peralatan telah diperiksa bersama dan diterima dalam keadaan baik, lengkap dan berfungsi, kecuali yang dicatat tertulis pada berita acara ini.",
    ],
    termsOf(items),
    [
      "PIHAK KEDUA memakai peralatan untuk usahanya, menyimpan dan merawatnya, melaporkan kerusakan atau kehilangan kepada PIHAK PERTAMA, serta bersedia dikunjungi dan diperiksa pemakaiannya.",
    ],
  ].map((paragraphs, at) => ({ title: `Pasal ${at + 1}`, paragraphs }));
}
