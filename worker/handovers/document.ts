import type { LEGAL_BASES } from "#db/constants.ts";
import { articlesOf } from "./articles.ts";
import { dayInFull, dayInWords } from "./words.ts";

type LegalBasis = (typeof LEGAL_BASES)[number];

/** A machine as it was on the day of the hand-over. */
export interface DocumentItem {
  id: string;
  item: string;
  brand: string | null;
  serial: string | null;
  code: string | null;
  valueIdr: number | null;
  legalBasis: LegalBasis | null;
}

export interface DocumentParty {
  name: string | null;
  title: string | null;
  /** NIP of an official. */
  nip: string | null;
  address: string | null;
  /** Whom this side acts for. */
  actsFor: string;
}

export interface DocumentSignatures {
  giver?: string;
  receiver?: string;
  witnesses?: (string | null)[];
}

/** What a document is made of: facts of the day, in no particular wording. */
export interface DocumentFacts {
  number: string;
  date: string;
  place: string | null;
  office: { name: string; government: string | null };
  program: { name: string; year: number; fundingSource: string };
  group: { name: string; kind: "group" | "individual" };
  giver: { name: string | null; title: string | null; nip: string | null };
  receiver: { name: string | null; title: string | null; address: string | null };
  witnesses: string[];
  items: DocumentItem[];
  signatures: DocumentSignatures;
}

/** A Berita Acara Serah Terima as it is printed: every sentence of it, and what fills its table. */
export interface BastDocument {
  layout: 1;
  head: string[];
  title: string;
  number: string;
  date: string;
  dayLine: string;
  opening: string;
  first: DocumentParty;
  second: DocumentParty;
  agreement: string;
  items: DocumentItem[];
  totalIdr: number | null;
  articles: { title: string; paragraphs: string[] }[];
  closing: string;
  witnesses: string[];
  signatures: DocumentSignatures;
}

const FUNDING: Record<string, string> = {
  apbn: "APBN",
  apbd_prov: "APBD Provinsi",
  apbd_kab: "APBD Kabupaten/Kota",
  dbhcht: "DBHCHT",
  csr: "tanggung jawab sosial perusahaan (CSR)",
  ngo: "lembaga nonpemerintah",
  desa: "Dana Desa",
};

function openingOf({ date, place }: DocumentFacts): string {
  const { weekday, date: day, month, year } = dayInWords(date);
  const [y, m, d] = date.split("-");
  const where = place ? `, bertempat di ${place}` : "";
  return `Pada hari ini, ${weekday}, tanggal ${day} bulan ${month} tahun ${year} (${d}-${m}-${y})${where}, kami yang bertanda tangan di bawah ini:`;
}

function groupOf({ group }: DocumentFacts): string {
  if (group.kind === "individual") return `usaha ${group.name.replace(/^usaha /i, "")}`;
  return /^(kelompok|klp|kube|poklahsar)\b/i.test(group.name) ? group.name : `Kelompok ${group.name}`;
}

/** The total of what has a value; unknown when no item has one. */
function totalOf(items: DocumentItem[]): number | null {
  const known = items.flatMap(({ valueIdr }) => (valueIdr === null ? [] : [valueIdr]));
  return known.length > 0 ? known.reduce((sum, one) => sum + one, 0) : null;
}

/** The document in full: always Indonesian, for it is an Indonesian office's paper whoever prints it. */
export function composeDocument(facts: DocumentFacts): BastDocument {
  const { office, program, items } = facts;
  const totalIdr = totalOf(items);
  const funding = FUNDING[program.fundingSource] ?? program.fundingSource;
  return {
    layout: 1,
    head: [...(office.government ? [office.government] : []), office.name].map((line) => line.toUpperCase()),
    title: "BERITA ACARA SERAH TERIMA",
    number: facts.number,
    date: facts.date,
    dayLine: [facts.place, dayInFull(facts.date)].filter(Boolean).join(", "),
    opening: openingOf(facts),
    first: { ...facts.giver, address: null, actsFor: office.name },
    second: { ...facts.receiver, nip: null, actsFor: groupOf(facts) },
    agreement: `Kedua belah pihak melakukan serah terima peralatan dari program ${program.name} tahun ${program.year}, sumber dana ${funding}, sebagai berikut:`,
    items,
    totalIdr,
    articles: articlesOf(items, totalIdr),
    closing:
      "Demikian berita acara ini dibuat dengan sebenarnya dalam rangkap 2 (dua), masing-masing untuk PIHAK PERTAMA dan PIHAK KEDUA, dan mempunyai kekuatan yang sama.",
    witnesses: facts.witnesses,
    signatures: facts.signatures,
  };
}
