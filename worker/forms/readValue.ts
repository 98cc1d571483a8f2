import type { Question } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { isDay } from "../day.ts";
import { isSignature } from "../handovers/signature.ts";
import { type AskContext, fault, isBlank, isRecord, own } from "./answers.ts";

export const LONGEST_TEXT = 2_000;
export const LARGEST_NUMBER = 1_000_000_000_000;
export const LARGEST_MONEY = 1_000_000_000_000_000;
const FILE_ID = /^fil_[0-9A-Za-z_-]{6,40}$/;

/** An answer as it is kept, nothing, or why it is none of its kind. */
export type Reading = { value: unknown } | { blank: true } | { fault: LocalText };

const wrong = (id: string, en: string): Reading => ({ fault: fault(id, en) });

/** Reads an answer by the kind of its question: what comes back is what is kept. Limits are looked at elsewhere. */
export function readValue(question: Question, raw: unknown, ctx: AskContext): Reading {
  if (isBlank(raw)) return { blank: true };
  switch (question.kind) {
    case "text":
      return readText(raw);
    case "number":
      if (typeof raw === "number" && Math.abs(raw) <= LARGEST_NUMBER) return { value: raw + 0 };
      return wrong("Tulis sebuah angka.", "Write a number.");
    case "money":
      if (typeof raw === "number" && Number.isInteger(raw) && raw >= 0 && raw <= LARGEST_MONEY)
        return { value: raw + 0 };
      return wrong("Tulis rupiah bulat, tanpa koma.", "Write whole rupiah, without decimals.");
    case "date":
      if (typeof raw === "string" && isDay(raw)) return { value: raw };
      return wrong("Tulis tanggal yang ada, bentuk TTTT-BB-HH.", "Write an existing date as YYYY-MM-DD.");
    case "one":
      return readChoices(question, [raw], ctx, (values) => values[0]);
    case "many":
      if (!Array.isArray(raw)) return wrong("Pilih dari daftar.", "Choose from the list.");
      return readChoices(question, raw, ctx, (values) => values);
    case "yes_no":
      return typeof raw === "boolean" ? { value: raw } : wrong("Jawab ya atau tidak.", "Answer yes or no.");
    case "photo":
      if (typeof raw === "string" && FILE_ID.test(raw)) return { value: raw };
      return wrong("Foto belum terunggah.", "The photo has not been uploaded.");
    case "signature":
      if (typeof raw === "string" && isSignature(raw)) return { value: raw };
      return wrong("Tanda tangan tidak terbaca; ulangi.", "The signature cannot be read; draw it again.");
    case "place":
      return readPlace(raw);
    case "note":
    case "group":
    case "repeat":
      return wrong("Di sini tidak ada yang dijawab.", "There is nothing to answer here.");
  }
}

function readText(raw: unknown): Reading {
  if (typeof raw !== "string") return wrong("Tulis sebuah teks.", "Write a text.");
  const value = raw.toWellFormed().trim();
  if ([...value].length <= LONGEST_TEXT) return { value };
  return wrong(`Paling panjang ${LONGEST_TEXT} karakter.`, `At most ${LONGEST_TEXT} characters.`);
}

function readChoices(
  question: Question,
  raw: readonly unknown[],
  ctx: AskContext,
  kept: (values: string[]) => unknown,
): Reading {
  const before = own(ctx.prior, question.name);
  const wasChosen = (value: string) => (Array.isArray(before) ? before.includes(value) : before === value);
  const values: string[] = [];
  for (const value of raw) {
    const option = question.options?.find((one) => one.value === value);
    if (!option) {
      const told = String(value).slice(0, 60);
      return wrong(`"${told}" bukan pilihan di sini.`, `"${told}" is not a choice here.`);
    }
    if (option.retired && !wasChosen(option.value)) {
      return wrong(
        `"${option.label.id}" tidak lagi dipakai; pilih yang lain.`,
        `"${option.label.en}" is no longer in use; choose another.`,
      );
    }
    if (values.includes(option.value)) return wrong("Setiap pilihan sekali saja.", "Each choice only once.");
    values.push(option.value);
  }
  return { value: kept(values) };
}

const within = (value: unknown, most: number): value is number => typeof value === "number" && Math.abs(value) <= most;

function readPlace(raw: unknown): Reading {
  const bad = wrong("Tempat belum lengkap; ambil lagi.", "The place is incomplete; take it again.");
  if (!isRecord(raw)) return bad;
  const { lat, lng, accuracy, ...rest } = raw;
  if (Object.keys(rest).length > 0 || !within(lat, 90) || !within(lng, 180)) return bad;
  if (isBlank(accuracy)) return { value: { lat, lng } };
  return within(accuracy, 1_000_000) && accuracy >= 0 ? { value: { lat, lng, accuracy } } : bad;
}
