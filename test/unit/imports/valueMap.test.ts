import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { groupNames } from "#worker/imports/facts/groupNames.ts";
import { judge } from "#worker/imports/facts/judge.ts";
import { checkFollowUp } from "#worker/imports/followUps/followUpRows.ts";
import { checkOrder } from "#worker/imports/orders/orderRows.ts";
import { openWorkbook } from "#worker/imports/read/workbook.ts";
import { fieldColumns } from "#worker/imports/table/extract.ts";
import { readTable } from "#worker/imports/table/readTable.ts";
import { SHAPES } from "#worker/imports/table/shapes.ts";
import { meaningOf, mergeMaps, wordKey, wordsOf } from "#worker/imports/valueMap.ts";
import { groupKey } from "#worker/names.ts";

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, "../../fixtures", name)));

async function dry(kind: "orders" | "follow-ups", name: string, today: string) {
  const table = await readTable(openWorkbook(fixture(name)), SHAPES[kind]);
  const context = { columns: fieldColumns(table.mapping), valueMap: table.valueMap, today, date1904: false };
  const check = kind === "orders" ? checkOrder : checkFollowUp;
  const checked = table.rows.map((row) => check(row, {}, context));
  const keys = new Set(checked.map(({ values }) => groupKey(values.groupName ?? "")));
  const groups = groupNames(
    [...keys].map((nameKey) => ({
      ...{ id: nameKey, name: nameKey, nameKey, organizationId: "org_a", programId: "prg_a" },
      ...{ villageCode: null, programRegionCode: "35.73" },
    })),
  );
  const result = judge<{ groupName: string | null }>(checked, groups, {
    keyOf: (values) => ("instanceId" in values ? String(values.instanceId) : JSON.stringify(values)),
    shown: () => ({ column: "groupName", value: null }),
    isKnown: () => false,
  });
  return { ...result, groups: keys.size };
}

describe("the two sample files", () => {
  test("39 orders of 14 groups", async () => {
    const { counts, groups } = await dry("orders", "kemitraan-pasar-lsm-2025-2026.csv", "2026-11-22");
    expect([counts, groups]).toEqual([{ rows: 39, create: 39, update: 0, skip: 0, duplicate: 0, error: 0 }, 14]);
  });
  test("51 submissions, 49 of them different", async () => {
    const { counts } = await dry("follow-ups", "tindak-lanjut-kobo-2025-2026.csv", "2026-11-22");
    expect(counts).toEqual({ rows: 51, create: 49, update: 0, skip: 0, duplicate: 2, error: 0 });
  });
  test("a day that has not come keeps its row out", async () => {
    const { counts } = await dry("follow-ups", "tindak-lanjut-kobo-2025-2026.csv", "2026-06-15");
    expect(counts).toMatchObject({ create: 38, error: 11, duplicate: 2 });
  });
});

describe("the meaning of words", () => {
  const field = (name: string) => {
    const found = SHAPES["follow-ups"].fields.find((one) => one.name === name);
    if (!found) throw new Error(name);
    return found;
  };
  test.each([
    ["activityStatus", "mandek", "dormant"],
    ["activityStatus", "tersendat", "partly_active"],
    ["activityStatus", "dormant", "dormant"],
    ["activityStatus", "not found", "not_found"],
    ["activityStatus", "ngadat", null],
    ["obstacles", "waktu", "other"],
    ["obstacles", "bahan baku", "raw_material"],
    ["equipmentUsed", "ya", "yes"],
  ])("%s: %s is %s", (name, word, meaning) => {
    expect(meaningOf(field(name), {}, word)).toBe(meaning);
  });
  test("a person's word goes before the common one, and a word without meaning stays without", () => {
    expect(meaningOf(field("obstacles"), { obstacles: { waktu: "care_burden" } }, "waktu")).toBe("care_burden");
    expect(meaningOf(field("obstacles"), { obstacles: { pasar: null } }, "pasar")).toBeNull();
    expect(meaningOf(field("activityStatus"), { activityStatus: { x: "rich" } }, "x")).toBeNull();
  });
  test("spelling does not count, and what was said later does", () => {
    expect(wordKey(" Rusak_Ringan ")).toBe("rusak ringan");
    expect(mergeMaps({ a: { "X-Y": "1", z: "2" } }, { a: { "x y": "3" } })).toEqual({ a: { "x y": "3", z: "2" } });
  });
  test("many answers are parted where a question takes many, and nowhere else", () => {
    expect(wordsOf("obstacles", "modal bahan_baku;pasar, modal")).toEqual(["modal", "bahan baku", "pasar"]);
    expect(wordsOf("channel", "Pesanan langsung")).toEqual(["pesanan langsung"]);
    expect(wordsOf("obstacles", "-")).toEqual([]);
  });
});
