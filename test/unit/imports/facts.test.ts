import { describe, expect, test } from "vitest";
import { EQUIPMENT_STATES, LINKAGE_STATES } from "#db/constants.ts";
import { groupNames, type NamedGroup } from "#worker/imports/facts/groupNames.ts";
import { choosePoint, type Point } from "#worker/imports/followUps/choosePoint.ts";
import { equipmentSeen } from "#worker/imports/followUps/equipmentSeen.ts";
import { type FollowUpValues, NO_FOLLOW_UP } from "#worker/imports/followUps/followUpRows.ts";
import { planFollowUps } from "#worker/imports/followUps/planFollowUps.ts";
import { NO_ORDER, type OrderValues, parseQuantity } from "#worker/imports/orders/orderRows.ts";
import { type OrderInput, planOrders } from "#worker/imports/orders/planOrders.ts";
import { decideFactsUndo } from "#worker/imports/undo/decideFactsUndo.ts";
import { EQUIPMENT_MACHINE, LINKAGE_MACHINE } from "#worker/policy/transitions.ts";

const GROUP: NamedGroup = {
  ...{ id: "grp_mawar", organizationId: "org_a", programId: "prg_a", name: "Kelompok Mawar", nameKey: "mawar" },
  ...{ villageCode: "35.73.01.1001", programRegionCode: "35.73" },
};

const point = (id: string, from: string, to: string, more: Partial<Point> = {}): Point => ({
  ...{ id, version: 1, state: "scheduled", planStep: id, dueOn: from, windowStartsOn: from, windowEndsOn: to },
  ...more,
});

describe("the point a contact completes", () => {
  const m3 = point("Bulan 3", "2025-11-08", "2025-12-06");
  const m6 = point("Bulan 6", "2026-02-01", "2026-03-15");
  test.each([
    ["inside a window", [m3, m6], "2025-11-20", "Bulan 3"],
    ["between two windows, nearer the later one", [m3, m6], "2026-01-20", "Bulan 6"],
    ["late, after the last window", [m3], "2026-06-01", "Bulan 3"],
    ["31 days early", [m6], "2026-01-01", undefined],
    ["30 days early", [m6], "2026-01-02", "Bulan 6"],
    ["the nearest is done", [{ ...m3, state: "done" as const }, m6], "2025-12-10", undefined],
    ["the nearest was skipped", [{ ...m3, state: "skipped" as const }, m6], "2025-11-20", undefined],
    ["over before the group came, inside its window", [{ ...m3, state: "predates" as const }], "2025-11-20", "Bulan 3"],
    [
      "over before the group came, outside its window",
      [{ ...m3, state: "predates" as const }],
      "2025-12-07",
      undefined,
    ],
    ["no point at all", [], "2025-11-20", undefined],
  ])("%s", (_, points, on, expected) => {
    expect(choosePoint(points, on)?.id).toBe(expected);
  });

  test("a plan's point goes before a contact planned by hand, and an old unplanned contact stands in nobody's way", () => {
    const byHand = point("x", "2025-11-20", "2025-11-20", { planStep: null });
    expect(choosePoint([byHand, m3], "2025-11-20")?.id).toBe("Bulan 3");
    const old = { ...byHand, state: "done" as const };
    expect(choosePoint([old, m3], "2025-12-20")?.id).toBe("Bulan 3");
  });

  test("of many contacts on one day each point is completed once at most", () => {
    const rows = Array.from({ length: 5 }, (_, row) => ({
      ...{ row, id: `fup_${row}`, group: GROUP },
      values: { ...NO_FOLLOW_UP, groupName: "Mawar", doneOn: "2025-11-20", activityStatus: "active" as const },
    }));
    const plan = planFollowUps({
      ...{ source: { importId: "imp_x" }, organizationId: "org_a", by: "usr_a", now: 1, rows, machines: [] },
      points: [
        { ...m3, groupId: GROUP.id },
        { ...m6, groupId: GROUP.id },
      ],
    });
    expect(plan.completed.map(({ id }) => id)).toEqual(["Bulan 3"]);
    expect(plan.contacts).toHaveLength(4);
    expect(plan.events).toHaveLength(5);
  });
});

describe("what an answer about equipment says of the machines", () => {
  const values = (used: FollowUpValues["equipmentUsed"], condition: FollowUpValues["equipmentCondition"]) =>
    equipmentSeen({ equipmentUsed: used, equipmentCondition: condition });
  test.each([
    ["yes", "good", "in_use"],
    ["yes", "heavy_damage", "in_use"],
    ["no", "good", "idle"],
    ["no", "light_damage", "idle"],
    ["no", "heavy_damage", "damaged"],
    [null, "heavy_damage", "damaged"],
    [null, "good", null],
    ["no", null, "idle"],
    ["yes", "lost", "lost"],
    [null, null, null],
  ] as const)("%s, %s: %s", (used, condition, state) => {
    expect(values(used, condition)).toBe(state);
  });

  test("no check makes a step that a machine's life does not know", () => {
    for (const state of EQUIPMENT_STATES) {
      for (const [used, condition] of [
        ["yes", "good"],
        ["no", "good"],
        ["no", "heavy_damage"],
        [null, "lost"],
      ] as const) {
        const plan = planFollowUps({
          ...{ source: { importId: "imp_x" }, organizationId: "org_a", by: "usr_a", now: 1, points: [] },
          rows: [
            {
              ...{ row: 1, id: "fup_1", group: GROUP },
              values: { ...NO_FOLLOW_UP, doneOn: "2026-01-05", equipmentUsed: used, equipmentCondition: condition },
            },
          ],
          machines: [
            {
              id: "eqp_1",
              version: 1,
              organizationId: "org_a",
              groupId: GROUP.id,
              state,
              handedOverOn: null,
              newestCheckOn: null,
            },
          ],
        });
        for (const moved of plan.machines) expect(EQUIPMENT_MACHINE[state]).toContain(moved.state);
        expect(plan.checks).toHaveLength(1);
      }
    }
  });
});

describe("orders and the linkages they prove", () => {
  const order = (row: number, more: Partial<OrderValues>): OrderInput["rows"][number] => ({
    ...{ row, group: GROUP },
    values: {
      ...NO_ORDER,
      groupName: "Mawar",
      buyer: "Toko Ayu",
      channel: "Toko",
      type: "titip_jual",
      valueIdr: 1,
      ...more,
    },
  });
  type Linkage = OrderInput["linkages"][number];
  const linkage = (more: Partial<Linkage>): Linkage =>
    ({
      ...{ id: "lnk_1", organizationId: "org_b", version: 3, groupId: GROUP.id, buyer: "TOKO AYU", channel: "Toko" },
      ...{
        type: "titip_jual",
        state: "accepted",
        startedOn: "2026-01-01",
        acceptedOn: "2026-01-02",
        creditedTo: "org_b",
      },
      ...{ firstOrderOn: null, endedOn: null, ...more },
    }) as Linkage;
  const plan = (rows: OrderInput["rows"], linkages: readonly Linkage[] = []) =>
    planOrders({ importId: "imp_x", organizationId: "org_a", by: "usr_a", now: 1, rows, linkages, buyers: new Map() });

  test("whatever the order of the rows, the linkage begins with the first day", () => {
    const made = plan([order(1, { on: "2026-03-01" }), order(2, { on: "2026-01-05" }), order(3, { on: "2026-02-01" })]);
    expect(made.linkages).toMatchObject([
      { startedOn: "2026-01-05", acceptedOn: "2026-01-05", firstOrderOn: "2026-01-05", state: "repeat_orders" },
    ]);
    expect(new Set(made.orders.map(({ linkageId }) => linkageId)).size).toBe(1);
    expect(made.buyers).toHaveLength(1);
  });

  test("every step of a linkage is one that its life knows", () => {
    for (const state of LINKAGE_STATES) {
      const made = plan([order(1, { on: "2026-02-01" }), order(2, { on: "2026-02-02" })], [linkage({ state })]);
      const steps = made.events.filter(({ kind, subjectId }) => kind === "linkage_changed" && subjectId === "lnk_1");
      let at = state;
      for (const step of steps) {
        expect(LINKAGE_MACHINE[at], `${at} → ${step.state}`).toContain(step.state);
        at = step.state as typeof at;
      }
      if (state === "declined" || state === "ended") expect(made.moved).toEqual([]);
      else expect(made.moved.every((one) => one.state === at)).toBe(true);
    }
  });

  test("a linkage that ended takes orders up to its end; after that there is a new one", () => {
    const ended = linkage({ state: "ended", endedOn: "2026-02-10" });
    const made = plan([order(1, { on: "2026-02-10" }), order(2, { on: "2026-02-11" })], [ended]);
    expect(made.orders[0]?.linkageId).toBe("lnk_1");
    expect(made.linkages).toMatchObject([{ startedOn: "2026-02-11" }]);
    expect(made.moved).toEqual([]);
  });

  test("an order older than the first one known becomes the first", () => {
    const known = linkage({ state: "repeat_orders", firstOrderOn: "2026-03-01" });
    expect(plan([order(1, { on: "2026-02-01" })], [known]).moved).toMatchObject([
      { state: "repeat_orders", firstOrderOn: "2026-02-01" },
    ]);
  });

  test.each([
    ["71 pcs", { quantity: 71, unit: "pcs" }],
    ["2,5 kg", { quantity: 2.5, unit: "kg" }],
    ["1.200", { quantity: 1200, unit: null }],
    [12, { quantity: 12, unit: null }],
    ["", null],
    ["-", null],
    ["banyak", null],
    ["=1+1", null],
  ])("%s", (cell, expected) => {
    expect(parseQuantity(cell).value).toEqual(expected);
  });
});

describe("taking orders and contacts back", () => {
  const standing = (id: string, version: number, more: object = {}) => ({
    id,
    version,
    deleted: false,
    groupId: GROUP.id,
    ...more,
  });
  const none = new Set<string>();

  test("a record changed in several rows gets the values it had before the first", () => {
    const made = [
      { row: 1, table: "linkages" as const, id: "lnk_1", version: 4, before: { state: "offered" } },
      { row: 9, table: "linkages" as const, id: "lnk_1", version: 5, before: { state: "first_order" } },
    ];
    const plan = decideFactsUndo({ made, standing: [standing("lnk_1", 5)], inUse: none });
    expect(plan.restore).toEqual([{ table: "linkages", id: "lnk_1", version: 5, before: { state: "offered" } }]);
    expect(decideFactsUndo({ made, standing: [standing("lnk_1", 6)], inUse: none }).kept).toHaveLength(1);
  });

  test("a made record that a later row changed is still taken back", () => {
    const made = [
      { row: 1, table: "linkages" as const, id: "lnk_1", version: 1 },
      { row: 9, table: "linkages" as const, id: "lnk_1", version: 2, before: { state: "accepted" } },
    ];
    expect(decideFactsUndo({ made, standing: [standing("lnk_1", 2)], inUse: none }).remove).toEqual({
      linkages: [{ id: "lnk_1", version: 2 }],
    });
  });

  test("what is deleted already is left, what others rely on stays", () => {
    const made = [
      { row: 1, table: "orders" as const, id: "ord_1", version: 1 },
      { row: 1, table: "linkages" as const, id: "lnk_1", version: 1 },
    ];
    const plan = decideFactsUndo({
      made,
      standing: [standing("ord_1", 2, { deleted: true }), standing("lnk_1", 1)],
      inUse: new Set(["lnk_1"]),
    });
    expect(plan.remove).toEqual({});
    expect(plan.kept.map(({ id }) => id)).toEqual(["lnk_1"]);
  });
});

describe("groups by name", () => {
  const names = groupNames([
    GROUP,
    { ...GROUP, id: "grp_2", nameKey: "melati" },
    { ...GROUP, id: "grp_3", nameKey: "melati" },
  ]);
  test.each(["Kelompok Mawar", "Klp. Mawar", "KLP MAWAR", "mawar", "Kel. Mawar"])("%s is found", (name) => {
    expect(names.find(name)).toMatchObject({ id: GROUP.id });
  });
  test("two of one name are several, another name is none, and a slip is proposed", () => {
    expect(names.find("Melati")).toBe("several");
    expect(names.find("Anggrek")).toBeUndefined();
    expect(names.near("Mawra")).toBe("Kelompok Mawar");
    expect(names.near("Anggrek")).toBeUndefined();
  });
});
