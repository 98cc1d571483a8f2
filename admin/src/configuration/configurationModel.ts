import type { LocalText } from "#db/schema/rules.ts";
import type { Difference } from "#worker/configuration/differences.ts";
import { api } from "../providers/http.ts";

export type Status = "added" | "changed" | "removed" | "same";

export interface Item {
  /** `rules/R01`. */
  id: string;
  part: string;
  name: LocalText | string | null;
  status: Status;
  differences: Difference[];
  faults: { path: string; message: string }[];
}
export interface Comparison {
  items: Item[];
  seen: Record<string, number>;
}
export interface Applied {
  added: string[];
  changed: string[];
  removed: string[];
}
export type File = Record<string, unknown>;

/** Resource whose words name the fields of a part. */
export const RESOURCE_OF: Record<string, string> = {
  settings: "settings",
  permissions: "permissions",
  forms: "forms",
  computedFacts: "computed-facts",
  rules: "rules",
  plans: "plans",
  customFields: "custom-fields",
  templates: "program-templates",
  indicators: "indicators",
  capitalSchemes: "capital-schemes",
};

export const readConfiguration = () => api.get<File>("configuration");
export const readShipped = () => api.get<File>("configuration/shipped");
export const compare = (file: File) => api.post<Comparison>("configuration/diff", { file });

interface Choice {
  only?: string[];
  remove?: string[];
}
export const takeOver = (file: File, { seen }: Comparison, choice: Choice) =>
  api.post<Applied>("configuration", { file, seen, ...choice });

/** Puts everything back as a file told it, and takes away what came since: what undoing an import means. */
export async function putBack(file: File, since: Applied): Promise<Applied> {
  const comparison = await compare(file);
  const there = new Set(comparison.items.map(({ id }) => id));
  const only = [...since.changed, ...since.removed].filter((id) => there.has(id));
  return takeOver(file, comparison, { only, remove: since.added.filter((id) => there.has(id)) });
}

/** What is taken unless a person says otherwise: all that is added or changed, nothing that would go. */
export const chosenAtFirst = ({ items }: Comparison): Set<string> =>
  new Set(items.flatMap(({ id, status }) => (status === "added" || status === "changed" ? [id] : [])));

/** Things that differ, by part in the order of the file. */
export function byPart({ items }: Comparison): [part: string, items: Item[]][] {
  const parts = new Map<string, Item[]>();
  for (const item of items) if (item.status !== "same") parts.set(item.part, [...(parts.get(item.part) ?? []), item]);
  return [...parts];
}

export const isSame = ({ status }: Item) => status === "same";

/** The configuration as a file that a person keeps; the day is in its name. */
export function saveFile(file: File, day: string): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `konfigurasi-lanjut-${day}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
