import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { digestsDue } from "#worker/notify/digestDue.ts";
import { DIGEST_FIGURES, DIGEST_OF } from "#worker/notify/digestFigures.ts";
import { NOTICE_KINDS, noticeText } from "#worker/notify/kinds.ts";

describe("notices", () => {
  test("each has a sentence in both languages, with the same blanks, and ends it", () => {
    for (const [kind, { text }] of Object.entries(NOTICE_KINDS)) {
      const blanks = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(blanks(text.id), kind).toEqual(blanks(text.en));
      expect(text.id, kind).toMatch(/\.$/);
      expect(text.en, kind).toMatch(/\.$/);
      expect(text.id, kind).not.toBe(text.en);
    }
  });
  test("numbers and days are filled in, and nothing else", () => {
    expect(noticeText("import_finished", { count: 12 }, "id")).toBe("Impor selesai: 12 baris ditulis.");
    expect(noticeText("partnership_ending", { day: "2026-07-01" }, "en")).toBe("A partnership ends on 1 July 2026.");
    expect(noticeText("partnership_ending", { day: "2026-08-17" }, "id")).toBe(
      "Pendampingan sebuah kelompok oleh LSM berakhir pada 17 Agustus 2026.",
    );
    expect(noticeText("case_due", { name: "Siti" }, "id")).not.toContain("Siti");
  });
  test("a Monday list says what waits, and leaves out what does not", () => {
    const data = { overdue: 3, today: 0, week: 5, signals: 1 };
    expect(noticeText("digest", data, "id")).toBe(
      "Daftar Senin: 3 kunjungan lewat tenggat, 5 jatuh tempo 7 hari ke depan, 1 kelompok dengan sinyal baru.",
    );
    expect(noticeText("digest", { overdue: 3, week: 5 }, "en")).toBe(
      "Monday list: 3 visits overdue, 5 due in the next 7 days.",
    );
  });
  test("a kind of an older release says nothing rather than something wrong", () => {
    expect(noticeText("toString", null, "id")).toBe("");
  });
  test("each is told somewhere, and none that is told is unknown, in SQL either", () => {
    const root = join(import.meta.dirname, "../../../worker");
    const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && name !== join("notify", "kinds.ts"))
      .map((name) => readFileSync(join(root, name), "utf8"))
      .filter((text) => /tell(Statements|From)/.test(text));
    const all = sources.join("\n");
    for (const kind of Object.keys(NOTICE_KINDS)) expect(all, kind).toMatch(new RegExp(`["']${kind}["']`));
    const inSql = [...all.matchAll(/'(\w+)' AS kind/g)].map(([, kind]) => kind);
    expect(inSql.length).toBeGreaterThan(1);
    for (const kind of inSql) expect(Object.keys(NOTICE_KINDS)).toContain(kind);
  });
  test("every figure of a Monday list exists, and all are in use", () => {
    const used = new Set(Object.values(DIGEST_OF).flat());
    expect([...used].sort()).toEqual(Object.keys(DIGEST_FIGURES).sort());
  });
});

describe("the Monday list is due", () => {
  const zones = (now: string) => digestsDue(Date.parse(now)).map(({ zone }) => zone);
  test("from six in the morning of each zone until its midnight", () => {
    expect(zones("2026-06-14T20:59:59Z")).toEqual([]);
    expect(zones("2026-06-14T21:00:00Z")).toEqual([9]);
    expect(zones("2026-06-14T22:00:00Z")).toEqual([8, 9]);
    expect(zones("2026-06-14T23:00:00Z")).toEqual([7, 8, 9]);
    expect(zones("2026-06-15T14:59:59Z")).toEqual([7, 8, 9]);
    expect(zones("2026-06-15T15:00:00Z")).toEqual([7, 8]);
    expect(zones("2026-06-15T17:00:00Z")).toEqual([]);
    expect(zones("2026-06-17T05:00:00Z")).toEqual([]);
  });
  test("once a week, under the name of its Monday, over the turn of the year too", () => {
    expect(digestsDue(Date.parse("2026-06-15T05:00:00Z"))[0]).toEqual({
      ...{ zone: 7, today: "2026-06-15", weekAgo: "2026-06-08", dedupeKey: "digest:2026-06-15" },
    });
    expect(digestsDue(Date.parse("2028-01-03T00:00:00Z"))[0]).toMatchObject({ weekAgo: "2027-12-27" });
  });
});
