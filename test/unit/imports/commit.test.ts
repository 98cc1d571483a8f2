import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesFor, changesNothing, sameName } from "#worker/imports/changes.ts";
import type { ChunkInput, ChunkRow } from "#worker/imports/commit/chunkPlan.ts";
import { inChunks } from "#worker/imports/commit/chunks.ts";
import { planChunk } from "#worker/imports/commit/planChunk.ts";
import type { KnownPerson, RosterValues } from "#worker/imports/rosterValues.ts";
import { decideUndo, type Standing, type UndoInput } from "#worker/imports/undo/decideUndo.ts";

const NOTHING: RosterValues = {
  ...{ name: null, nik: null, sex: null, birthDate: null, phone: null, address: null, rtRw: null, villageCode: null },
  ...{ workKind: null, employer: null, product: null, baselineRevenueIdr: null, bpjsStatus: null, groupName: null },
  ...{ role: null, attended: null, completed: null, equipmentItem: null, equipmentBrand: null, equipmentSerial: null },
  ...{ equipmentValueIdr: null, handoverOn: null, handoverNumber: null },
};
const values = (some: Partial<RosterValues>): RosterValues => ({ ...NOTHING, ...some });
const nobody = { byNik: () => undefined, byNameInGroup: () => undefined };

const KNOWN: KnownPerson = {
  ...{ id: "ppl_known", version: 4, name: "Siti Aminah", sex: "female", birthDate: null, phone: "+6281200000001" },
  ...{ address: "Jl. Lama", rtRw: null, villageCode: "35.73.05.1004", workKind: null, employer: null, product: null },
  ...{ baselineRevenueIdr: 500_000, bpjsStatus: "none", restrictedAt: null },
  memberships: [{ id: "mbr_1", version: 1, groupKey: "mawar", role: "member", attended: null, completed: null }],
  equipment: [{ item: "Mesin obras", serial: "SN1" }],
};

describe("chunks", () => {
  const pending = fc.array(fc.record({ row: fc.nat(), groupKey: fc.constantFrom("a", "b", "c", "d", "e", "f") }), {
    maxLength: 200,
  });

  test("every row is in exactly one chunk, none is larger than it may be, and a group that fits is in one", () => {
    fc.assert(
      fc.property(pending, fc.integer({ min: 1, max: 40 }), (rows, size) => {
        const distinct = rows.map((one, i) => ({ ...one, row: i }));
        const chunks = inChunks(distinct, size);
        expect(chunks.flat().sort((a, b) => a - b)).toEqual(distinct.map((one) => one.row));
        for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(size);
        for (const [, members] of Map.groupBy(distinct, (one) => one.groupKey)) {
          const places = new Set(members.map((one) => chunks.findIndex((chunk) => chunk.includes(one.row))));
          if (members.length <= size) expect(places.size).toBe(1);
        }
      }),
    );
  });
});

describe("what a row changes about somebody known", () => {
  test("who somebody is and where they started is kept, where they live now is taken over", () => {
    const changes = changesFor(
      values({
        name: "Siti Aminah",
        sex: "male",
        birthDate: "1980-01-01",
        address: "Jl. Baru",
        baselineRevenueIdr: 9,
        bpjsStatus: "active",
        groupName: "Mawar",
      }),
      KNOWN,
      "mawar",
      false,
    );
    expect(changes.person).toEqual({ birthDate: "1980-01-01", address: "Jl. Baru", bpjsStatus: "active" });
    expect(changes.joins).toBe(false);
  });

  test("an empty cell never erases, a row that says the same changes nothing", () => {
    expect(changesNothing(changesFor(values({ name: "Siti Aminah" }), KNOWN, "mawar", false))).toBe(true);
    expect(changesNothing(changesFor(values({ name: "Siti Aminah" }), KNOWN, "melati", false))).toBe(false);
    const machine = values({ equipmentItem: "Mesin obras", equipmentSerial: "SN1" });
    expect(changesFor(machine, KNOWN, "mawar", false).equipment).toBe(false);
    expect(changesFor({ ...machine, equipmentSerial: "SN2" }, KNOWN, "mawar", false).equipment).toBe(true);
  });

  test.each([
    ["SITI AMINAH", "Siti Aminah", true],
    ["Siti Aminah, S.Pd", "Siti Aminah", true],
    ["Siti Amina", "Siti Aminah", true],
    ["Siti", "Siti Aminah", true],
    ["Rukmini Astuti", "Siti Aminah", false],
  ])("%s and %s", (a, b, same) => expect(sameName(a, b)).toBe(same));
});

describe("the plan of a chunk", () => {
  const into: ChunkInput["into"] = {
    ...{ importId: "imp_1", organizationId: "org_1", programId: "prg_1", programRegionCode: "35.73" },
    ...{ cohortId: "coh_1", startsOn: "2025-08-11", trainedOn: "2025-08-22", legalBasis: "hibah" },
  };
  const steps = [{ label: "Bulan 1", offsetMonths: 1, windowBefore: 7, windowAfter: 7 }];
  const plan = (rows: ChunkRow[], more: Partial<ChunkInput> = {}) =>
    planChunk({
      ...{ rows, into, known: nobody, groups: new Map(), plan: { id: "pln_1", anchor: "trainedOn", steps } },
      ...{ by: "usr_1", now: 1_750_000_000_000, today: "2025-09-01" },
      ...more,
    });
  const row = (number: number, some: Partial<RosterValues>): ChunkRow => ({
    row: number,
    values: values(some),
    nameConfirmed: false,
  });
  const machine = { equipmentItem: "Mesin obras", handoverOn: "2025-09-15" };

  test("a group comes with its leader, commonest village, points and one hand-over record of a day", () => {
    const made = plan([
      row(1, { name: "A", groupName: "Kelompok Mawar", villageCode: "35.73.01.1001", role: "member", ...machine }),
      row(2, { name: "B", groupName: "MAWAR", villageCode: "35.73.01.1002", role: "chair", ...machine }),
      row(3, { name: "C", groupName: "kelompok  mawar", villageCode: "35.73.01.1002", equipmentItem: "Oven" }),
    ]);
    expect(made.groups).toHaveLength(1);
    expect(made.groups[0]).toMatchObject({
      name: "Kelompok Mawar",
      nameKey: "mawar",
      villageCode: "35.73.01.1002",
      leaderId: made.people[1]?.id,
    });
    expect(made.followUps.map((one) => [one.planStep, one.dueOn, one.state])).toEqual([
      ["Bulan 1", "2025-09-22", "scheduled"],
    ]);
    expect(made.handovers).toHaveLength(1);
    expect(made.handovers[0]?.items).toHaveLength(2);
    expect(made.equipment.map((one) => [one.state, one.holderPersonId])).toEqual([
      ["handed_over", made.people[0]?.id],
      ["handed_over", made.people[1]?.id],
      ["procured", null],
    ]);
    expect(made.moves).toHaveLength(2);
    expect(made.done[0]?.made.map((one) => one.table)).toEqual([
      "groups",
      "follow_ups",
      "people",
      "memberships",
      "equipment",
      "handovers",
    ]);
    expect(made.touched).toEqual([made.groups[0]?.id]);
  });

  test("what is made is told in full: as many made records as rows to insert", () => {
    const name = fc.constantFrom("Ani", "Budi", "Citra", "Dewi");
    const anyRow = fc.record({
      name,
      groupName: fc.option(name),
      equipmentItem: fc.option(name),
      handoverOn: fc.constantFrom(null, "2025-09-15"),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
        const made = plan(rows.map((one, i) => row(i, one)));
        const told = made.done.flatMap((one) => one.made);
        expect(new Set(told.map((one) => one.id)).size).toBe(told.length);
        const inserted = [
          made.groups,
          made.people,
          made.memberships,
          made.equipment,
          made.handovers,
          made.followUps,
        ].flat();
        expect(told.map((one) => one.id).sort()).toEqual(inserted.map((one) => one.id).sort());
        expect(made.done).toHaveLength(rows.length);
      }),
    );
  });

  test("a known person who is in the group already is skipped, one who is not joins", () => {
    const known = { byNik: (nik: string) => (nik === "1" ? KNOWN : undefined), byNameInGroup: () => undefined };
    const skip = plan([row(1, { name: "Siti Aminah", nik: "1", groupName: "Mawar" })], { known });
    expect(skip.done).toEqual([{ row: 1, outcome: "skip", made: [] }]);
    expect(skip.groups).toEqual([]);
    const join = plan([row(1, { name: "Siti Aminah", nik: "1", groupName: "Melati", phone: "+6281299999999" })], {
      known,
    });
    expect(join.done[0]?.outcome).toBe("update");
    expect(join.people).toEqual([]);
    expect(join.memberships[0]).toMatchObject({ personId: "ppl_known" });
    expect(join.patches[0]?.change).toEqual({ phone: "+6281299999999" });
  });

  test("a restricted person's row writes nothing, not even the group it would open", () => {
    const known = { byNik: () => ({ ...KNOWN, restrictedAt: 1 }), byNameInGroup: () => undefined };
    const made = plan([row(1, { name: "Siti Aminah", nik: "1", groupName: "Melati", phone: "+6281299999999" })], {
      known,
    });
    expect(made).toMatchObject({ restricted: [1], done: [{ row: 1, outcome: "error", made: [] }] });
    expect([made.groups, made.patches, made.memberships, made.audit].flat()).toEqual([]);
  });
});

describe("what an undo takes back", () => {
  const made: UndoInput["made"] = [
    { row: 1, table: "cohorts", id: "coh", version: 1 },
    { row: 1, table: "groups", id: "g", version: 1 },
    { row: 1, table: "follow_ups", id: "f", version: 1 },
    { row: 1, table: "people", id: "p1", version: 1 },
    { row: 1, table: "memberships", id: "m1", version: 1 },
    { row: 2, table: "people", id: "p2", version: 1 },
    { row: 2, table: "memberships", id: "m2", version: 1 },
    { row: 2, table: "equipment", id: "e2", version: 1 },
  ];
  const standing = (changed: Record<string, Partial<Standing>> = {}): UndoInput["standing"] => {
    const one = (id: string, more: Partial<Standing> = {}): Standing => ({
      id,
      version: 1,
      deleted: false,
      ...more,
      ...changed[id],
    });
    return {
      cohorts: [one("coh")],
      groups: [one("g")],
      follow_ups: [one("f", { groupId: "g" })],
      people: [one("p1"), one("p2")],
      memberships: [one("m1", { groupId: "g", personId: "p1" }), one("m2", { groupId: "g", personId: "p2" })],
      equipment: [one("e2", { groupId: "g", personId: "p2" })],
      handovers: [],
    };
  };
  const decide = (more: Partial<UndoInput> = {}) => {
    const plan = decideUndo({
      made,
      standing: standing(),
      visitedGroups: new Set(),
      foreign: [],
      cohortInUse: false,
      ...more,
    });
    return {
      kept: plan.kept.map((one) => one.id).sort(),
      removed: Object.values(plan.remove)
        .flat()
        .map((one) => one.id)
        .sort(),
    };
  };
  const all = made.map((one) => one.id).sort();

  test("untouched: everything", () => expect(decide()).toEqual({ kept: [], removed: all }));

  test("a visited group keeps all that is in it", () => {
    expect(decide({ visitedGroups: new Set(["g"]) }).kept).toEqual(all);
  });

  test("a changed person keeps membership, machine, group, points and cohort; others go", () => {
    expect(decide({ standing: standing({ p2: { version: 2 } }) }).removed).toEqual(["m1", "p1"]);
    expect(decide({ standing: standing({ e2: { version: 3 } }) }).removed).toEqual(["m1", "p1"]);
  });

  test("a changed group or point keeps the whole group", () => {
    expect(decide({ standing: standing({ g: { version: 2 } }) }).kept).toEqual(all);
    expect(decide({ standing: standing({ f: { version: 2 } }) }).kept).toEqual(all);
  });

  test("a person others rely on stays, and what is gone already is not listed", () => {
    expect(decide({ foreign: [{ personId: "p1", groupId: null }] }).removed).toEqual(["e2", "m2", "p2"]);
    expect(decide({ standing: standing({ p1: { deleted: true }, m1: { deleted: true } }) })).toEqual({
      kept: [],
      removed: all.filter((id) => id !== "p1" && id !== "m1"),
    });
  });

  test("whatever was touched, no kept record hangs on a removed one", () => {
    const touch = fc.dictionary(
      fc.constantFrom(...all),
      fc.record({ version: fc.constantFrom(1, 2), deleted: fc.boolean() }),
    );
    fc.assert(
      fc.property(touch, fc.boolean(), fc.constantFrom("p1", "p2", null), (changed, visited, used) => {
        const state = standing(changed);
        const { kept, removed } = decide({
          standing: state,
          visitedGroups: new Set(visited ? ["g"] : []),
          foreign: used ? [{ personId: used, groupId: null }] : [],
        });
        for (const one of [...state.memberships, ...state.equipment, ...state.follow_ups]) {
          if (!kept.includes(one.id)) continue;
          expect(removed).not.toContain(one.groupId);
          expect(removed).not.toContain(one.personId);
        }
      }),
    );
  });
});
