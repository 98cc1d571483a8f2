import type { z } from "zod";
import type { LocalText } from "#db/schema/rules.ts";
import { invalid } from "../errors.ts";

type Issue = z.core.$ZodIssue;

const text = (id: string, en: string): LocalText => ({ id, en });

function localize(issue: Issue): LocalText {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined || /received undefined/.test(issue.message))
        return text("Wajib diisi.", "Required.");
      return text(
        `Harus berupa ${TYPES[issue.expected]?.id ?? issue.expected}.`,
        `Must be ${TYPES[issue.expected]?.en ?? issue.expected}.`,
      );
    case "invalid_value":
      return text(`Pilih salah satu: ${issue.values.join(", ")}.`, `Choose one of: ${issue.values.join(", ")}.`);
    case "too_small":
      if (issue.origin === "string")
        return text(
          issue.minimum === 1 ? "Wajib diisi." : `Paling sedikit ${issue.minimum} karakter.`,
          issue.minimum === 1 ? "Required." : `At least ${issue.minimum} characters.`,
        );
      return text(`Paling kecil ${issue.minimum}.`, `At least ${issue.minimum}.`);
    case "too_big":
      if (issue.origin === "string")
        return text(`Paling panjang ${issue.maximum} karakter.`, `At most ${issue.maximum} characters.`);
      return text(`Paling besar ${issue.maximum}.`, `At most ${issue.maximum}.`);
    case "unrecognized_keys":
      return text("Isian ini tidak dikenal.", "There is no such field.");
    case "custom": {
      const local = issue.params?.local as LocalText | undefined;
      return local ?? text("Nilai tidak sah.", "Not a valid value.");
    }
    default:
      return text("Bentuknya tidak sesuai.", "Not in the expected form.");
  }
}

const TYPES: Record<string, LocalText> = {
  string: text("teks", "text"),
  number: text("angka", "a number"),
  int: text("bilangan bulat", "a whole number"),
  boolean: text("ya atau tidak", "true or false"),
  array: text("daftar", "a list"),
  object: text("objek", "an object"),
  record: text("objek", "an object"),
};

/** Field by field, in both languages; nested paths are joined by dots. */
export function faultsOf(error: z.ZodError): Record<string, LocalText> {
  // Without a prototype: a body may name a field "constructor".
  const fields: Record<string, LocalText> = Object.create(null);
  for (const issue of error.issues) {
    const names =
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => [...issue.path, key].join("."))
        : [issue.path.join(".") || "body"];
    for (const name of names) fields[name] ??= localize(issue);
  }
  return fields;
}

/** Parses with a schema or throws 422 with a message per field. */
export function parseOrThrow<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw invalid(faultsOf(result.error));
  return result.data;
}
