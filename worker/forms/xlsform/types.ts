import type { QuestionKind } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";

/** What a row of the survey sheet is. */
export type RowType =
  | { is: "question"; kind: QuestionKind; list?: string; orOther?: boolean; whole?: boolean; range?: boolean }
  | { is: "begin"; kind: "group" | "repeat" }
  | { is: "end"; kind: "group" | "repeat" }
  | { is: "left"; why: LocalText };

const PLAIN: Record<string, RowType> = {
  text: { is: "question", kind: "text" },
  integer: { is: "question", kind: "number", whole: true },
  int: { is: "question", kind: "number", whole: true },
  decimal: { is: "question", kind: "number" },
  range: { is: "question", kind: "number", range: true },
  date: { is: "question", kind: "date" },
  image: { is: "question", kind: "photo" },
  photo: { is: "question", kind: "photo" },
  geopoint: { is: "question", kind: "place" },
  note: { is: "question", kind: "note" },
  acknowledge: { is: "question", kind: "yes_no" },
  trigger: { is: "question", kind: "yes_no" },
};

const DEVICE = [
  ...["start", "end", "today", "deviceid", "phonenumber", "username", "email", "simserial", "subscriberid", "audit"],
  ...["start-geopoint", "background-audio", "background-geopoint", "device id", "phone number", "imei"],
];
const OWN_RECORD = {
  id: "Lanjut sendiri mencatat hari, petugas, dan perangkatnya.",
  en: "Lanjut records the day, the person and the device by itself.",
};

const left = (id: string, en: string): RowType => ({ is: "left", why: { id, en } });

/** Reads the type column: `select_one jenis or_other`, `begin group`, `integer` … */
export function readType(text: string): RowType {
  const words = text.trim().split(/\s+/);
  const type = words.join(" ").toLowerCase();
  const plain = Object.hasOwn(PLAIN, type) ? PLAIN[type] : undefined;
  if (plain) return plain;
  if (DEVICE.includes(type)) return { is: "left", why: OWN_RECORD };
  const step = /^(begin|end)[ _](group|repeat)$/.exec(type);
  if (step) return { is: step[1] as "begin" | "end", kind: step[2] as "group" | "repeat" };
  // A list is called as it is written; only the words around it are read without regard to case.
  const select = /^select[ _](one|multiple|all that apply)(?: from)? (\S+)( or[ _]other)?$/i.exec(words.join(" "));
  if (select?.[2]) {
    const kind = select[1]?.toLowerCase() === "one" ? "one" : "many";
    return { is: "question", kind, list: select[2], ...(select[3] && { orOther: true }) };
  }
  if (type === "calculate") return left("Hitungan tidak didukung.", "Calculations are not supported.");
  if (type === "hidden") return left("Isian tersembunyi tidak ditanyakan.", "A hidden value is not asked.");
  return left(`Jenis "${text}" tidak ada di Lanjut.`, `Lanjut has no kind "${text}".`);
}
