import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { draftKey, dropDraft, openDrafts, readDraft, saveDraft, wipeDrafts } from "#admin/providers/drafts.ts";

/** The part of the browser's store that drafts use; keys are own properties as they are there. */
function browserStore(): Storage {
  const store = Object.create({
    getItem: (key: string) => (store as Record<string, string>)[key] ?? null,
    setItem: (key: string, value: string) => {
      (store as Record<string, string>)[key] = value;
    },
    removeItem: (key: string) => {
      delete (store as Record<string, string>)[key];
    },
  }) as Storage;
  return store;
}

beforeEach(() => {
  vi.stubGlobal("localStorage", browserStore());
  openDrafts("usr_rini");
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const key = draftKey("follow-ups", "fup_1");

describe("a draft", () => {
  test("comes back as it was left, until it is sent", () => {
    saveDraft(key, { activityStatus: "dormant", note: "Pesanan berhenti." });
    expect(readDraft(key)?.values).toEqual({ activityStatus: "dormant", note: "Pesanan berhenti." });
    dropDraft(key);
    expect(readDraft(key)).toBeUndefined();
  });

  test("never holds numbers that identify a person, nor a password", () => {
    saveDraft("people/new", { name: "Siti", nik: "3573010101900001", phone: "0812", password: "x" });
    expect(readDraft("people/new")?.values).toEqual({ name: "Siti" });
  });

  test("belongs to one person", () => {
    saveDraft(key, { note: "a" });
    openDrafts("usr_budi");
    expect(readDraft(key)).toBeUndefined();
    wipeDrafts();
    openDrafts("usr_rini");
    expect(readDraft(key)?.values).toEqual({ note: "a" });
  });

  test("is gone after signing out, and after a week", () => {
    saveDraft(key, { note: "a" });
    wipeDrafts();
    expect(readDraft(key)).toBeUndefined();
    saveDraft(key, { note: "b" });
    vi.useFakeTimers({ now: Date.now() + 8 * 86_400_000 });
    openDrafts("usr_rini");
    expect(readDraft(key)).toBeUndefined();
  });

  test("that cannot be read is no draft", () => {
    localStorage.setItem(`lanjut.draft.usr_rini.${key}`, "{half");
    expect(readDraft(key)).toBeUndefined();
  });
});
