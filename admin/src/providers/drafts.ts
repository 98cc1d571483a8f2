import { now } from "../format/clock.ts";

const prefix = "lanjut.draft.";
const keepFor = 7 * 86_400_000;
/** Never written to the device: numbers that identify a person. */
const neverKept = new Set(["nik", "phone", "password", "code"]);

let owner = "";

export interface Draft {
  savedAt: number;
  values: Record<string, unknown>;
}

const nameOf = (key: string) => `${prefix}${owner}.${key}`;

/** Where this device keeps things; nothing where the browser forbids it. */
export function store(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

/** Drafts belong to the person who is signed in; nobody else on this device sees them. */
export function openDrafts(userId: string): void {
  owner = userId;
  const storage = store();
  if (!storage) return;
  for (const name of Object.keys(storage).filter((key) => key.startsWith(prefix))) {
    const draft = parse(storage.getItem(name));
    if (!draft || now() - draft.savedAt > keepFor) storage.removeItem(name);
  }
}

function parse(text: string | null): Draft | undefined {
  if (!text) return undefined;
  try {
    const draft = JSON.parse(text) as Draft;
    return typeof draft.savedAt === "number" && draft.values ? draft : undefined;
  } catch {
    return undefined;
  }
}

export function readDraft(key: string): Draft | undefined {
  return owner ? parse(store()?.getItem(nameOf(key)) ?? null) : undefined;
}

export function saveDraft(key: string, values: Record<string, unknown>): void {
  if (!owner) return;
  const kept = Object.fromEntries(Object.entries(values).filter(([field]) => !neverKept.has(field)));
  try {
    store()?.setItem(nameOf(key), JSON.stringify({ savedAt: now(), values: kept } satisfies Draft));
  } catch {
    // A full device keeps the form itself; only the copy is missing.
  }
}

export function dropDraft(key: string): void {
  store()?.removeItem(nameOf(key));
}

/** Signing out leaves nothing of this person on the device. */
export function wipeDrafts(): void {
  const storage = store();
  if (!storage) return;
  for (const name of Object.keys(storage).filter((key) => key.startsWith(`${prefix}${owner}.`)))
    storage.removeItem(name);
}

export const draftKey = (resource: string, id?: string | number): string => `${resource}/${id ?? "new"}`;
