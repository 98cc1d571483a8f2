import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hoursLeft, isLate } from "#worker/dataRequests/clock.ts";
import { mentions, withoutMentions } from "#worker/dataRequests/mentions.ts";

const SRI = { nik: "3573014507800001", phone: "+6281234567890", name: "Sri Wahyuni" };

describe("what mentions a person", () => {
  test.each([
    ["NIK 3573 0145 0780 0001", true],
    ["0812-3456-7890", true],
    ["Ketua: SRI  WAHYUNI, S.Pd.", true],
    ["Sri Wahyuningsih", false],
    ["3573014507800002", false],
    ["", false],
  ])("%s → %s", (text, found) => {
    expect(mentions(text, SRI)).toBe(found);
  });

  test("a short name alone is nobody's", () => {
    expect(mentions("Ani dan Ani", { nik: null, phone: null, name: "Ani" })).toBe(false);
  });

  test("only what mentions the person goes, at any depth; the rest stays as it was", () => {
    const sent = { nama: "Sri Wahyuni", hadir: 12, anggota: [{ nik: 3573014507800001 }, { nik: "9" }] };
    expect(withoutMentions(sent, SRI)).toEqual({
      value: { nama: null, hadir: 12, anggota: [{ nik: null }, { nik: "9" }] },
      found: true,
    });
  });

  test("afterwards nothing mentions them, and what never did is untouched", () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.constantFrom(SRI.nik, SRI.phone, SRI.name), fc.constant(null));
    const json = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("value")), fc.dictionary(fc.string(), tie("value"))),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        const once = withoutMentions(value, SRI);
        expect(withoutMentions(once.value, SRI).found).toBe(false);
        if (!once.found) expect(once.value).toBe(value);
      }),
    );
  });
});

describe("the clock of 3 × 24 hours", () => {
  const HOUR = 3_600_000;
  const open = { state: "received", dueAt: 72 * HOUR, doneAt: null } as const;
  test("counts whole hours down, and goes on below nothing", () => {
    expect(hoursLeft(open, 0)).toBe(72);
    expect(hoursLeft(open, 71.5 * HOUR)).toBe(0);
    expect(hoursLeft(open, 73 * HOUR)).toBe(-1);
    expect(hoursLeft({ ...open, state: "done" }, 0)).toBeNull();
  });
  test("late is after it: at the moment it is due it is not", () => {
    expect(isLate(open, 72 * HOUR)).toBe(false);
    expect(isLate(open, 72 * HOUR + 1)).toBe(true);
    expect(isLate({ ...open, state: "done", doneAt: 72 * HOUR }, 99 * HOUR)).toBe(false);
    expect(isLate({ ...open, state: "refused", doneAt: 73 * HOUR }, 99 * HOUR)).toBe(true);
  });
});
