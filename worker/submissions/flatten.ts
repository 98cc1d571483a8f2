type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const MOST_ANSWERS = 1_000;
const LONGEST_ANSWER = 2_000;
/** Where Kobo and ODK put the number of a submission. */
const ID_PATHS = ["_uuid", "meta/instanceID", "instanceID", "__id"];

const isPlain = (value: Json): value is boolean | number | string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

function textOf(value: boolean | number | string): string {
  if (typeof value === "boolean") return value ? "ya" : "tidak";
  return String(value).slice(0, LONGEST_ANSWER);
}

/**
 * The answers of a submission by the path of their question: `{"group": {"a": 1}}` and `{"group/a": 1}` are one. Lists
 * of plain values (many choices, a point on the map) become text; repeated parts of a form are left out.
 */
export function flatten(payload: Record<string, unknown>): Map<string, string> {
  const answers = new Map<string, string>();
  const walk = (value: Json, path: string) => {
    if (answers.size >= MOST_ANSWERS || value === null) return;
    if (isPlain(value)) answers.set(path, textOf(value));
    else if (Array.isArray(value)) {
      const told = value.filter(isPlain);
      if (told.length > 0 && told.length === value.length) answers.set(path, told.map(textOf).join(" "));
    } else for (const [key, one] of Object.entries(value)) walk(one, path ? `${path}/${key}` : key);
  };
  walk(payload as Json, "");
  return answers;
}

/** The number that the other tool gave this submission; `uuid:` in front of it says nothing. */
export function instanceIdIn(answers: ReadonlyMap<string, string>): string | null {
  for (const path of ID_PATHS) {
    const id = answers
      .get(path)
      ?.trim()
      .replace(/^uuid:/i, "")
      .toLowerCase();
    if (id) return id.slice(0, 100);
  }
  return null;
}

/** The same payload in any order of its keys is the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}
