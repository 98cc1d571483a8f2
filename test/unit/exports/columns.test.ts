import { getTableColumns, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import * as schema from "#db/schema/index.ts";
import { equipment, followUps, handovers, orders, people } from "#db/schema/index.ts";
import { cellOf } from "#worker/exports/cells.ts";
import { columnsFor, widthOf } from "#worker/exports/columns.ts";
import { enumOf, fieldWords } from "#worker/exports/words.ts";
import { RESOURCES } from "#worker/policy/roles.ts";

const reading = { locale: "id" as const, regionCode: "35.73", nameOf: (_: string, id: string) => `Nama ${id}` };
const tableOf = (resource: string) =>
  Object.values(schema).find((one) => is(one, SQLiteTable) && nameOf(one) === resource.replaceAll("-", "_")) as
    | SQLiteTable
    | undefined;
const nameOf = (table: object) =>
  Object.getOwnPropertySymbols(table)
    .filter((symbol) => symbol.description === "drizzle:Name")
    .map((symbol) => (table as Record<symbol, unknown>)[symbol])[0];

describe("columns of a file", () => {
  it("are the labelled fields, in the order of the labels, with what they hold", () => {
    const columns = columnsFor("orders", getTableColumns(orders), "id");
    expect(columns.slice(0, 3)).toEqual([
      { field: "groupId", heading: "Kelompok", kind: "reference", target: "groups" },
      { field: "linkageId", heading: "Kemitraan", kind: "reference", target: "linkages" },
      { field: "on", heading: "Tanggal", kind: "day" },
    ]);
    expect(columns.find(({ field }) => field === "valueIdr")?.kind).toBe("money");
    expect(columns.some(({ field }) => field.includes("_gte"))).toBe(false);
    expect(columnsFor("orders", getTableColumns(orders), "en").map(({ field }) => field)).toEqual(
      columns.map(({ field }) => field),
    );
  });

  it("are parts of a field where its labels are those of its parts", () => {
    const columns = columnsFor("handovers", getTableColumns(handovers), "id");
    const title = columns.find(({ field }) => field === "parties.giverTitle");
    expect(title).toMatchObject({ heading: expect.any(String), kind: "text" });
    expect(columns.every(({ heading }) => typeof heading === "string")).toBe(true);
    if (!title) return;
    const shown = (row: object) => cellOf(title, row as Record<string, unknown>, reading);
    expect(shown({ parties: { giverTitle: "Kepala Bidang" } })).toEqual({ kind: "text", value: "Kepala Bidang" });
    expect([shown({ parties: null }), shown({}), shown({ parties: {} })]).toEqual([null, null, null]);
  });

  it("never hold what the server keeps to itself", () => {
    const fields = columnsFor("people", getTableColumns(people), "id").map(({ field }) => field);
    for (const secret of ["nikIndex", "phoneIndex", "nameKey", "nikLast2", "deletedAt", "version"])
      expect(fields).not.toContain(secret);
  });

  it("have a word list for every enumeration that a list shows", () => {
    const wordless: string[] = [];
    for (const resource of RESOURCES) {
      const table = tableOf(resource);
      if (!table) continue;
      for (const [field, column] of Object.entries(getTableColumns(table))) {
        if (!fieldWords("id", resource)[field] || !column.enumValues?.length) continue;
        if (!enumOf(column.enumValues)) wordless.push(`${resource}.${field}`);
      }
    }
    expect(wordless).toEqual([]);
  });

  it("are wide enough for their heading", () => {
    for (const column of columnsFor("equipment", getTableColumns(equipment), "id"))
      expect(widthOf(column)).toBeGreaterThanOrEqual(Math.min(28, column.heading.length));
  });
});

describe("cells", () => {
  const columns = columnsFor("follow-ups", getTableColumns(followUps), "id");
  const cell = (field: string, value: unknown) => {
    const column = columns.find((one) => one.field === field);
    if (!column) throw new Error(field);
    return cellOf(column, { [field]: value }, reading);
  };

  it("turn codes into words, also in lists, and ids into names", () => {
    expect(cell("state", "skipped")).toEqual({ kind: "text", value: "Dilewati" });
    expect(cell("obstacles", ["market", "season"])).toEqual({ kind: "text", value: "Pemasaran, Musim" });
    expect(cell("groupId", "grp_1")).toEqual({ kind: "text", value: "Nama grp_1" });
    expect(cell("timing", "overdue")).toEqual({ kind: "text", value: "Terlambat" });
  });

  it("keep days, amounts and nothing as they are", () => {
    expect(cell("dueOn", "2026-03-01")).toEqual({ kind: "day", value: "2026-03-01" });
    expect(cell("monthlyRevenueIdr", 1_500_000)).toEqual({ kind: "money", value: 1_500_000 });
    expect([cell("note", null), cell("note", ""), cell("obstacles", [])]).toEqual([null, null, null]);
    expect(cell("activeMembers", 0)).toEqual({ kind: "number", value: 0 });
  });

  it("tell the time of day of the reader's zone", () => {
    const column = { field: "at", heading: "Waktu", kind: "instant" as const };
    const at = Date.UTC(2026, 10, 22, 18, 30);
    expect(cellOf(column, { at }, reading)).toEqual({ kind: "instant", value: "2026-11-23 01:30" });
    expect(cellOf(column, { at }, { ...reading, regionCode: "91" })).toEqual({
      kind: "instant",
      value: "2026-11-23 03:30",
    });
  });

  it("name nobody whom the reader may not know, and say who acted when no person did", () => {
    const column = { field: "actorId", heading: "Oleh", kind: "text" as const, named: "actorName" };
    expect(cellOf(column, { actorId: "usr_1", actorName: null }, reading)).toBeNull();
    expect(cellOf(column, { actorId: "system:stall", actorName: null }, reading)).toEqual({
      kind: "text",
      value: "system:stall",
    });
    const reference = { field: "assigneeId", heading: "Petugas", kind: "reference" as const, target: "users" as const };
    expect(cellOf(reference, { assigneeId: "usr_1" }, { ...reading, nameOf: () => undefined })).toBeNull();
  });
});
