import { personKey } from "../names.ts";

/** What a person is known by in free text and in files of other tools. */
export interface KnownBy {
  nik: string | null;
  phone: string | null;
  name: string;
}

const SHORTEST_NAME = 4;
/** Of a phone number, what is the same with and without the country code. */
const PHONE_TAIL = 8;

const digitsOf = (text: string) => text.replace(/\D/g, "");

/** Whether a text holds the person's NIK, phone number, or whole name. */
export function mentions(text: string, who: KnownBy): boolean {
  const digits = digitsOf(text);
  if (who.nik && digits.includes(digitsOf(who.nik))) return true;
  if (who.phone && digits.includes(digitsOf(who.phone).slice(-PHONE_TAIL))) return true;
  const name = personKey(who.name);
  return name.length >= SHORTEST_NAME && ` ${personKey(text)} `.includes(` ${name} `);
}

/** A JSON value without the texts and numbers that mention the person, and whether there were any. */
export function withoutMentions(value: unknown, who: KnownBy): { value: unknown; found: boolean } {
  if (typeof value === "string" || typeof value === "number") {
    return mentions(String(value), who) ? { value: null, found: true } : { value, found: false };
  }
  if (typeof value !== "object" || value === null) return { value, found: false };
  const entries = Object.entries(value).map(([key, one]) => [key, withoutMentions(one, who)] as const);
  const found = entries.some(([, one]) => one.found);
  if (!found) return { value, found };
  return {
    value: Array.isArray(value)
      ? entries.map(([, one]) => one.value)
      : Object.fromEntries(entries.map(([key, one]) => [key, one.value])),
    found,
  };
}
