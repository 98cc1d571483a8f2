import { describe, expect, it, test } from "vitest";
import { type PublishedDraw, recompute } from "#admin/draw/recompute.ts";
import { leads, verbsFor } from "#admin/resources/findings/findingModel.ts";
import { checkOf, faultsOf, valuesBefore } from "#admin/resources/sampleItems/checkModel.ts";
import {
  besidePeriod,
  boughtBy,
  designOf,
  digitsOf,
  generateSeed,
  type Sample,
  START,
  sampleOf,
  sizingOf,
} from "#admin/resources/samples/sampleModel.ts";
import { FINDING_STATES } from "#db/constants.ts";
import type { CheckedItem } from "#db/schema/samples.ts";
import { FINDING_MACHINE } from "#worker/policy/transitions.ts";
import { draw, frameHash, strataHash } from "#worker/samples/draw.ts";

const IDS = Array.from({ length: 10 }, (_, i) => `KLP-${String(i + 1).padStart(3, "0")}`);
const SEED = "20250101123456789012";
const HASH = "895673d4b102eee9f74349a5c01716557a418ea5bf79540caea4a68e215caf11";
const published = (more: Partial<PublishedDraw> = {}): PublishedDraw => ({
  ...{ id: "smp_x", organizationName: "Komisi", question: "?", method: "simple", n: 4, design: null, state: "drawn" },
  ...{
    frameSize: 10,
    frameHash: HASH,
    strataHash: null,
    strataSalt: null,
    frozenAt: 0,
    seed: SEED,
    drawnAt: 1,
    algorithm: "lanjut-draw/1",
  },
  ...{ closedAt: null, cancelReason: null, frame: IDS.map((frameId) => ({ frameId, stratum: null })) },
  drawn: ["KLP-007", "KLP-006", "KLP-004", "KLP-002"].map((frameId, i) => ({
    ...{ order: i + 1, frameId, replacedBy: null },
  })),
  ...more,
});

describe("a draw computed again in the browser", () => {
  it("is equal for the published vector", () => {
    expect(recompute(published())).toEqual({ hash: HASH, hashEqual: true, strataEqual: null, drawEqual: true });
  });

  it("is not equal for another seed, another order, another unit, or another frame", () => {
    const { drawn, frame } = published();
    const swapped = [drawn?.[1], drawn?.[0], ...(drawn?.slice(2) ?? [])].map((one, i) => ({ ...one, order: i + 1 }));
    expect(recompute(published({ seed: "20250101123456789013" })).drawEqual).toBe(false);
    expect(recompute(published({ drawn: swapped as never })).drawEqual).toBe(false);
    const other = drawn?.map((one, i) => (i === 3 ? { ...one, frameId: "KLP-001" } : one));
    expect(recompute(published({ drawn: other ?? null })).drawEqual).toBe(false);
    expect(recompute(published({ frame: frame.slice(1) })).hashEqual).toBe(false);
  });

  it("follows replacements: only the next of the order stands in", () => {
    const { replacements } = draw(
      IDS.map((id) => ({ id })),
      SEED,
      { method: "simple", n: 4 },
    );
    const [next = "", after = ""] = replacements.get("") ?? [];
    const withStandIn = (id: string) => {
      const drawn = (published().drawn ?? []).map((one, i) => (i === 0 ? { ...one, replacedBy: id } : one));
      return recompute(published({ drawn: [...drawn, { order: 5, frameId: id, replacedBy: null }] })).drawEqual;
    };
    expect(withStandIn(next)).toBe(true);
    expect(withStandIn(after)).toBe(false);
  });

  it("knows a stand-in by the unit it stands in for, where the clusters drawn hold fewer than planned", () => {
    const frame = IDS.map((frameId, i) => ({ frameId, stratum: `K${Math.floor(i / 2)}` }));
    const units = frame.map(({ frameId, stratum }) => ({ id: frameId, stratum }));
    const plan = { method: "cluster", n: 9, clusters: 2 } as const;
    const { sample, replacements } = draw(units, SEED, plan);
    expect([sample.length, replacements.size]).toEqual([4, 0]);
    const drawn = sample.map((frameId, i) => ({ order: i + 1, frameId, replacedBy: null as string | null }));
    const one = { method: "cluster", n: 9, design: { clusters: 2 }, frame } as const;
    expect(recompute(published({ ...one, drawn })).drawEqual).toBe(true);
    const foreign = units.find(({ id }) => !sample.includes(id))?.id ?? "";
    const withForeign = [...drawn.map((item, i) => (i === 0 ? { ...item, replacedBy: foreign } : item))];
    withForeign.push({ order: 5, frameId: foreign, replacedBy: null });
    expect(recompute(published({ ...one, drawn: withForeign })).drawEqual).toBe(false);
  });

  it("holds strata to what was fixed before the seed", () => {
    const frame = IDS.map((frameId, i) => ({ frameId, stratum: i < 4 ? "Klojen" : "Sukun" }));
    const units = frame.map(({ frameId, stratum }) => ({ id: frameId, stratum }));
    const strataSalt = "00ff";
    const one = { method: "stratified", frame, strataSalt, strataHash: strataHash(units, strataSalt) } as const;
    // printf '00ff\nKLP-001|Klojen\n…\nKLP-010|Sukun' | sha256sum
    expect(one.strataHash).toBe("dd5787a8b0aebd565e001cd3b1d320de20f18cbcd6dd383715f1ab0e82785ed4");
    expect(recompute(published(one)).strataEqual).toBe(true);
    const moved = frame.map((unit, i) => (i === 4 ? { ...unit, stratum: "Klojen" } : unit));
    expect(recompute(published({ ...one, frame: moved })).strataEqual).toBe(false);
    expect(recompute(published({ ...one, strataSalt: null })).strataEqual).toBeNull();
  });

  it("says nothing of a draw that is not there, or whose strata are not published yet", () => {
    expect(recompute(published({ seed: null, drawn: [] })).drawEqual).toBeNull();
    expect(recompute(published({ method: "stratified", drawn: null })).drawEqual).toBeNull();
    expect(frameHash(IDS)).toBe(HASH);
  });
});

test("a seed is its digits; the generator's are equally likely", () => {
  expect(digitsOf("6 1-4 2")).toBe("6142");
  let at = 0;
  const seed = generateSeed((bytes) => bytes.fill(0).map(() => at++ % 256) as never);
  expect(seed).toMatch(/^\d{28}$/);
  expect(generateSeed((bytes) => bytes.map((_, i) => (i % 2 ? 255 : 13)) as never)).toBe("3".repeat(28));
});

const CHOSEN = { programId: "prg_x", regionCode: "", bpjsStatus: ["none"], sex: [], riskBand: ["mandek"], skill: null };

test("the wizard sends shares, and only what its method needs", () => {
  const base = { unit: "person", auditedId: "org_x", filter: CHOSEN, strataBy: "sex" } as const;
  expect(sizingOf({ ...base, method: "simple", sizeBy: "margin", margin: 10, confidence: 95, n: 3 })).toEqual({
    ...{ unit: "person", method: "simple", filter: { programId: "prg_x", bpjsStatus: ["none"] }, auditedId: "org_x" },
    ...{ n: null, margin: 0.1, confidence: 0.95, design: null },
  });
  const strata = sizingOf({ ...base, method: "stratified", sizeBy: "n", n: 50, margin: 10, confidence: 95 });
  expect(strata).toMatchObject({ n: 50, margin: null, design: { strataBy: "sex" } });
  expect(sampleOf({ ...base, method: "lqas", upper: 80, lower: 50, items: { group: ["product"] } })).toMatchObject({
    ...{ n: null, items: null, checkFrom: null, design: { upper: 0.8, lower: 0.5 } },
  });
});

test("a stored design comes back to the wizard as it was, and says what its size buys", () => {
  const values = { ...START, question: "?", unit: "person", auditedId: null, filter: { skill: "Menjahit" } } as const;
  const typed = {
    ...values,
    method: "cluster",
    clusters: 8,
    sizeBy: "n",
    n: 50,
    items: { person: ["group"] },
  } as const;
  const stored = {
    ...sampleOf({ ...typed, checkFrom: "2026-12-07" }),
    question: "?",
    state: "draft",
  } as never as Sample;
  expect(sampleOf(designOf(stored))).toEqual(sampleOf({ ...typed, checkFrom: "2026-12-07" }));
  const bought = (more: object) => boughtBy({ ...stored, method: "simple", design: null, frameSize: 250, ...more });
  expect(bought({})?.margin).toBeCloseTo(0.1242, 4);
  expect(bought({ frameSize: 300 })?.margin).toBeCloseTo(0.1267, 4);
  expect(bought({})?.detects.probability).toBeCloseTo(0.936, 3);
  expect(bought({ method: "cluster", design: { clusters: 8 } })).toMatchObject({ clusters: 8, designEffect: 1.5 });
  expect(bought({ frameSize: null })).toBeUndefined();
});

test("a day is beside the period only where there is one", () => {
  const period = { checkFrom: "2026-12-07", checkTo: "2026-12-11" };
  const days = ["2026-12-06", "2026-12-07", "2026-12-11", "2026-12-12"].map((day) => besidePeriod(day, period));
  expect(days).toEqual(["early", undefined, undefined, "late"]);
  expect(besidePeriod("2020-01-01", { checkFrom: null, checkTo: null })).toBeUndefined();
});

test("a check sends what was seen, or why it was not, and comes back as it was", () => {
  const seen = { bpjsStatus: "active", group: "" };
  const sent = checkOf({ outcome: "found", seen, without: { workKind: "refused" } }, [
    "bpjsStatus",
    "group",
    "workKind",
  ]);
  expect(sent.observed).toEqual([
    { item: "bpjsStatus", seen: "active" },
    { item: "group", seen: null },
    { item: "workKind", match: "refused" },
  ]);
  expect(checkOf({ outcome: "not_found", seen }, ["bpjsStatus"])).toMatchObject({ outcome: "not_found", observed: [] });
  const faults = { "observed.group": "isi", "observed.0.item": "salah", checkedOn: "nanti", photo: "?" };
  expect(faultsOf(faults)).toEqual({ checkedOn: "nanti", seen: { group: "isi" } });
  const observed: CheckedItem[] = [
    { item: "bpjsStatus", reported: "none", seen: "active", match: "differs" },
    { item: "workKind", reported: null, seen: null, match: "refused" },
  ];
  const before = valuesBefore({ observed, match: "differs" });
  const whole = observed.map(({ item, reported }) => ({ item, reported }));
  expect(valuesBefore({ observed: whole, match: "not_found" })).toEqual({
    outcome: "not_found",
    seen: {},
    without: {},
  });
  expect(before).toEqual({ outcome: "found", seen: { bpjsStatus: "active" }, without: { workKind: "refused" } });
});

describe("a finding", () => {
  const STATE = { respond: "answered", accept: "accepted", reopen: "reopened", close: "closed" } as const;
  const finding = { addresseeId: "org_office", organizationId: "org_commission" };
  const auditor = { role: "commission", organizationId: "org_commission" };

  it.each(FINDING_STATES)("%s offers each side the steps that the server takes, and no other", (state) => {
    const office = verbsFor({ role: "office", organizationId: "org_office" }, { ...finding, state });
    const audit = verbsFor(auditor, { ...finding, state });
    const legal = [...FINDING_MACHINE[state]].sort();
    expect([...office, ...audit].map((verb) => STATE[verb]).sort()).toEqual(legal);
    expect(office.every((verb) => verb === "respond")).toBe(true);
    expect(audit).not.toContain("respond");
  });

  it("offers nothing to others, and never leads to taking a finding back", () => {
    for (const reader of [
      { role: "admin", organizationId: "org_office" },
      { role: "commission", organizationId: "org_other" },
    ])
      expect(verbsFor(reader, { ...finding, state: "open" })).toEqual([]);
    expect(leads("close", "open")).toBe(false);
    expect(leads("close", "accepted")).toBe(true);
  });
});
