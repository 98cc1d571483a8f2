import { describe, expect, test } from "vitest";
import { composeDocument, type DocumentFacts, type DocumentItem } from "#worker/handovers/document.ts";

const item = (id: string, more: Partial<DocumentItem> = {}): DocumentItem => ({
  ...{ id, item: "Mesin jahit", brand: "Juki", serial: "SN-1", code: null, valueIdr: 3_500_000, legalBasis: "hibah" },
  ...more,
});
const FACTS: DocumentFacts = {
  number: "BAST/007/VII/2025",
  date: "2025-07-04",
  place: "Balai RW 05",
  office: { name: "Dinas Koperasi Kota Malang", government: "Pemerintah Kota Malang" },
  program: { name: "Menjahit DBHCHT", year: 2025, fundingSource: "dbhcht" },
  group: { name: "Mawar", kind: "group" },
  giver: { name: "Ratna", title: "Kepala Bidang", nip: "197001012000032001" },
  receiver: { name: "Sri", title: "Ketua", address: "RW 05" },
  witnesses: ["Lurah"],
  items: [item("eqp_1"), item("eqp_2")],
  signatures: {},
};
const terms = (items: DocumentItem[]) => composeDocument({ ...FACTS, items }).articles[2]?.paragraphs;

describe("a hand-over document", () => {
  test("says who, when in words, where, what and what it is worth", () => {
    const made = composeDocument(FACTS);
    expect(made.head).toEqual(["PEMERINTAH KOTA MALANG", "DINAS KOPERASI KOTA MALANG"]);
    expect(made.opening).toBe(
      "Pada hari ini, Jumat, tanggal empat bulan Juli tahun dua ribu dua puluh lima (04-07-2025), bertempat di Balai RW 05, kami yang bertanda tangan di bawah ini:",
    );
    expect(made.second).toMatchObject({ name: "Sri", actsFor: "Kelompok Mawar" });
    expect(made.totalIdr).toBe(7_000_000);
    expect(made.articles[0]?.paragraphs[0]).toContain(
      "sebanyak 2 (dua) unit dengan nilai seluruhnya Rp7.000.000 (tujuh juta rupiah).",
    );
    expect(made.dayLine).toBe("Balai RW 05, 4 Juli 2025");
    expect(made.agreement).toContain("sumber dana DBHCHT");
  });

  test("leaves out what is not known instead of making it up", () => {
    const none = composeDocument({ ...FACTS, place: null, items: [item("eqp_1", { valueIdr: null })] });
    expect(none.opening).not.toContain("bertempat");
    expect(none.totalIdr).toBeNull();
    expect(none.articles[0]?.paragraphs[0]).toMatch(/sebanyak 1 \(satu\) unit\.$/);
    const some = composeDocument({ ...FACTS, items: [item("eqp_1"), item("eqp_2", { valueIdr: null })] });
    expect(some.articles[0]?.paragraphs[0]).toContain("tidak termasuk yang nilainya belum tercatat");
  });

  test("states the terms of each legal basis, and of which machines", () => {
    expect(terms([item("eqp_1")])).toEqual([expect.stringMatching(/^Peralatan tersebut diserahkan sebagai hibah/)]);
    expect(terms([item("eqp_1", { legalBasis: "pinjam_pakai" })])?.[0]).toContain("tetap milik PIHAK PERTAMA");
    const mixed = terms([item("a"), item("b", { legalBasis: "csr" }), item("c"), item("d", { legalBasis: null })]);
    expect(mixed).toEqual([
      expect.stringMatching(/^Peralatan nomor urut 1 dan 3 diserahkan sebagai hibah/),
      expect.stringMatching(/^Peralatan nomor urut 2 diserahkan sebagai bantuan tanggung jawab sosial/),
      "Dasar pemberian peralatan nomor urut 4 belum ditetapkan pada saat berita acara ini dibuat.",
    ]);
  });

  test("names a group once, and a business of one as a business", () => {
    const name = (group: DocumentFacts["group"]) => composeDocument({ ...FACTS, group }).second.actsFor;
    expect(name({ name: "Kelompok Melati", kind: "group" })).toBe("Kelompok Melati");
    expect(name({ name: "KUBE Anggrek", kind: "group" })).toBe("KUBE Anggrek");
    expect(name({ name: "Usaha Keripik Sri", kind: "individual" })).toBe("usaha Keripik Sri");
  });
});
