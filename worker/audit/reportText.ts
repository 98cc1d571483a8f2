import type { LocalText } from "#db/schema/rules.ts";
import type { Fault } from "./fault.ts";
import { FAULTS } from "./faultText.ts";
import type { LogReport, Report } from "./verify.ts";

type Locale = keyof LocalText;

const WORDS = {
  log: { id: "Log", en: "Log" },
  rows: { id: "Baris", en: "Rows" },
  told: { id: "ditulis lengkap", en: "in full" },
  checkpoints: { id: "Titik periksa dalam berkas", en: "Checkpoints in the file" },
  key: { id: "Sidik jari kunci", en: "Fingerprint of the key" },
  former: { id: "Kunci sebelumnya", en: "Former key" },
  compared: { id: "cocok dengan yang Anda berikan", en: "the one you gave" },
  differs: { id: "BUKAN yang Anda berikan", en: "NOT the one you gave" },
  kept: { id: "Titik periksa yang Anda simpan", en: "Checkpoints you kept" },
  keptSigned: { id: "dengan tanda tangan yang sah", en: "with a signature that holds" },
  keptCompared: { id: "dibandingkan", en: "compared" },
  extends: { id: "Melanjutkan ekspor yang lebih lama", en: "Goes on from the earlier export" },
  same: { id: "baris sama", en: "rows the same" },
  more: { id: "baris baru", en: "new rows" },
  last: { id: "Titik periksa terakhir", en: "Last checkpoint" },
  line: { id: "baris berkas", en: "line of the file" },
  index: { id: "indeks", en: "index" },
  earlier: { id: "Ekspor yang lebih lama", en: "The earlier export" },
  first: { id: "Baris pertama yang salah", en: "First bad row" },
  between: { id: "di antara", en: "somewhere in" },
  keyOpen: {
    id: "Kuncinya belum dibandingkan: cocokkan sidik jarinya dengan yang Anda terima lewat jalan lain.",
    en: "The key was not compared: check its fingerprint against one you got another way.",
  },
  keptOpen: {
    id: "Belum ada titik periksa dari luar yang dibandingkan: log yang seluruhnya ditulis ulang oleh pemegang kunci tidak akan terlihat.",
    en: "No checkpoint from outside was compared: a log written anew as a whole by who holds the key would not show.",
  },
  ok: {
    id: "SAH: tidak ada yang diubah, dihapus, atau disisipkan.",
    en: "SOUND: nothing was changed, removed or put in.",
  },
  bad: { id: "TIDAK SAH", en: "NOT SOUND" },
} satisfies Record<string, LocalText>;

/** A report in words. */
export interface ReportText {
  verdict: string;
  logs: { title: string; facts: [label: string, value: string][] }[];
  /** The first row that is wrong, or where it lies. */
  first?: string;
  faults: string[];
  /** What this check could not show, for want of something to compare with. */
  open: string[];
}

const rowsOf = ({ index, from }: Fault) =>
  from === undefined || index === undefined || from === index - 1 ? `${from ?? index}` : `${from}–${index - 1}`;

/** Where a fault lies; the log is named where there are several. */
function placeOf(fault: Fault, report: Report, locale: Locale): string {
  const { line, index, organizationId, code } = fault;
  const parts = [
    report.logs.length > 1 || code === "no_such_log" ? organizationId : undefined,
    index === undefined ? undefined : `${WORDS.index[locale]} ${rowsOf(fault)}`,
    line === undefined ? undefined : `${WORDS.line[locale]} ${line}`,
  ].filter((part) => part !== undefined);
  return parts.join(", ");
}

/** Where rows stop being what was sealed: the first that is named, else where the first lies. */
function firstOf(report: Report, locale: Locale): string | undefined {
  const placed = report.faults.filter(({ index, earlier }) => index !== undefined && !earlier);
  const named = placed.filter(({ code, from }) => from === undefined && code !== "kept_signature");
  const found = named[0] ?? placed.find(({ from }) => from !== undefined);
  if (!found) return undefined;
  const range = found.from !== undefined && rowsOf(found).includes("–");
  return `${range ? `${WORDS.between[locale]} ` : ""}${placeOf(found, report, locale)}`;
}

function factsOf(log: LogReport, report: Report, locale: Locale): [string, string][] {
  const w = (name: keyof typeof WORDS) => WORDS[name][locale];
  const differs = report.faults.some(
    ({ code, organizationId }) => code === "key_differs" && organizationId === log.organizationId,
  );
  const compared = differs ? w("differs") : w("compared");
  const signed = log.keptSigned > 0 ? [`${log.keptSigned} ${w("keptSigned")}`] : [];
  const facts: [string, string | undefined][] = [
    [w("rows"), `${log.size}, ${log.told} ${w("told")}`],
    [w("checkpoints"), `${log.checkpoints}`],
    [w("last"), log.last && `${log.last.size} · ${log.last.root} · ${new Date(log.last.at).toISOString()}`],
    [w("kept"), log.kept > 0 ? [`${log.kept} ${w("keptCompared")}`, ...signed].join(", ") : undefined],
    [
      w("extends"),
      log.extends === undefined ? undefined : `${log.extends} ${w("same")}, ${log.size - log.extends} ${w("more")}`,
    ],
    [w("key"), `${log.fingerprint}${report.keyCompared ? ` (${compared})` : ""}`],
    ...log.formerFingerprints.map((one): [string, string] => [w("former"), one]),
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
}

/** What was checked, what was found, and what could not be shown. */
export function tellReport(report: Report, locale: Locale): ReportText {
  const w = (name: keyof typeof WORDS) => WORDS[name][locale];
  const told = (fault: Fault) => {
    const place = placeOf(fault, report, locale);
    return `${fault.earlier ? `${w("earlier")}: ` : ""}${FAULTS[fault.code][locale]}${place && ` (${place})`}`;
  };
  const compared = report.logs.every(({ kept, extends: from }) => kept > 0 || from !== undefined);
  return {
    verdict: report.ok ? w("ok") : w("bad"),
    logs: report.logs.map((log) => ({
      title: `${w("log")}: ${log.organizationName} (${log.organizationId})`,
      facts: factsOf(log, report, locale),
    })),
    first: firstOf(report, locale),
    faults: report.faults.map(told),
    open: [...(report.keyCompared ? [] : [w("keyOpen")]), ...(compared ? [] : [w("keptOpen")])],
  };
}

/** The same as lines of text; the verdict last. */
export function reportLines(report: Report, locale: Locale): string[] {
  const { verdict, logs, first, faults, open } = tellReport(report, locale);
  return [
    ...logs.flatMap(({ title, facts }) => [title, ...facts.map(([label, value]) => `  ${label}: ${value}`)]),
    ...open,
    ...(report.ok ? [verdict] : [`${verdict}:`]),
    ...(first ? [`${WORDS.first[locale]}: ${first}`] : []),
    ...faults.map((one) => `- ${one}`),
  ];
}

/** What stands before the first bad row. */
export const firstLabel = (locale: Locale): string => WORDS.first[locale];
