import type { ACTIVITY_STATUSES, CONTACT_METHODS, OBSTACLES } from "#db/constants.ts";
import type { EQUIPMENT_CONDITIONS, EQUIPMENT_USE } from "../defaultMeanings.ts";
import { needed, parseGroupName } from "../facts/needed.ts";
import { cellText, isBlank } from "../fields/cellText.ts";
import { type Parsed, parsed, trouble } from "../fields/fault.ts";
import { parseMoney } from "../fields/money.ts";
import { parseText } from "../fields/text.ts";
import { type FactContext, pastDay } from "../orders/orderRows.ts";
import type { Cell } from "../read/sheet.ts";
import { cellReader, type Edits } from "../readCells.ts";
import type { RawRow } from "../table/extract.ts";
import { FOLLOW_UP_FIELDS, type FollowUpFieldName } from "../table/followUpFields.ts";
import type { ImportField } from "../table/tableShape.ts";
import { parseMeaning, parseMeanings } from "../valueMap.ts";
import type { Checked } from "../verdicts.ts";

/** One contact that somebody wrote down elsewhere, understood. */
export interface FollowUpValues {
  groupName: string | null;
  instanceId: string | null;
  doneOn: string | null;
  activityStatus: (typeof ACTIVITY_STATUSES)[number] | null;
  activeMembers: number | null;
  monthlyRevenueIdr: number | null;
  equipmentUsed: (typeof EQUIPMENT_USE)[number] | null;
  equipmentCondition: (typeof EQUIPMENT_CONDITIONS)[number] | null;
  obstacles: (typeof OBSTACLES)[number][] | null;
  method: (typeof CONTACT_METHODS)[number] | null;
  lat: number | null;
  lng: number | null;
  enumerator: string | null;
  note: string | null;
}

export const NO_FOLLOW_UP: FollowUpValues = {
  groupName: null,
  instanceId: null,
  doneOn: null,
  activityStatus: null,
  activeMembers: null,
  monthlyRevenueIdr: null,
  equipmentUsed: null,
  equipmentCondition: null,
  obstacles: null,
  method: null,
  lat: null,
  lng: null,
  enumerator: null,
  note: null,
};

const MOST_MEMBERS = 10_000;
const STAYS_OUT_WITHOUT = new Set(["groupName", "doneOn", "activityStatus"]);

const fieldOf = (name: FollowUpFieldName) => FOLLOW_UP_FIELDS.find((field) => field.name === name) as ImportField;

function parseCount(cell: Cell | undefined): Parsed<number> {
  const text = cellText(cell);
  if (isBlank(text)) return parsed<number>(null);
  const count = /^\d{1,6}(\s*orang)?$/i.test(text) ? Number.parseInt(text, 10) : Number.NaN;
  if (count <= MOST_MEMBERS) return parsed(count);
  return trouble("warning", "count_unreadable", "Jumlah orang tidak terbaca.", "The number of people cannot be read.");
}

const parseDegrees =
  (most: number) =>
  (cell: Cell | undefined): Parsed<number> => {
    const text = cellText(cell).replace(",", ".");
    if (isBlank(text)) return parsed<number>(null);
    const degrees = /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (Math.abs(degrees) <= most) return parsed(degrees);
    return trouble("warning", "place_unreadable", "Titik GPS tidak terbaca.", "The GPS point cannot be read.");
  };

/** `-7.94 112.64 0 0`: latitude, longitude, height, precision. */
function parsePlace(cell: Cell | undefined): Parsed<{ lat: number; lng: number }> {
  const text = cellText(cell);
  if (isBlank(text)) return parsed<{ lat: number; lng: number }>(null);
  const [lat, lng] = text.split(/[\s,;]+/);
  const place = { lat: parseDegrees(90)(lat).value, lng: parseDegrees(180)(lng).value };
  if (place.lat !== null && place.lng !== null) return parsed({ lat: place.lat, lng: place.lng });
  return trouble("warning", "place_unreadable", "Titik GPS tidak terbaca.", "The GPS point cannot be read.");
}

/** `uuid:2f7…` and `2f7…` are one submission. */
export const instanceIdOf = (text: string): string => text.replace(/^uuid:/i, "").toLowerCase();

function parseInstanceId(cell: Cell | undefined): Parsed<string> {
  const text = cellText(cell);
  return parsed(isBlank(text) ? null : instanceIdOf(text).slice(0, 100));
}

/** Reads every mapped cell of one row. Pure: the same row, edits and context give the same answer. */
export function checkFollowUp(raw: RawRow, edits: Edits, context: FactContext): Checked<FollowUpValues> {
  const { faults, read } = cellReader(raw, edits, context.columns, STAYS_OUT_WITHOUT);
  const one = (name: FollowUpFieldName) => (cell: Cell | undefined) =>
    parseMeaning(fieldOf(name), context.valueMap, cell);
  const place = read("location", parsePlace);
  const lat = read("lat", parseDegrees(90));
  const lng = read("lng", parseDegrees(180));
  const values = {
    groupName: read("groupName", parseGroupName),
    instanceId: read("instanceId", parseInstanceId),
    doneOn: read("doneOn", pastDay("doneOn", context)),
    activityStatus: read("activityStatus", needed(one("activityStatus"))),
    activeMembers: read("activeMembers", parseCount),
    monthlyRevenueIdr: read("monthlyRevenueIdr", parseMoney),
    equipmentUsed: read("equipmentUsed", one("equipmentUsed")),
    equipmentCondition: read("equipmentCondition", one("equipmentCondition")),
    obstacles: read("obstacles", (cell) => parseMeanings(fieldOf("obstacles"), context.valueMap, cell)),
    method: read("method", one("method")),
    lat: lat ?? place?.lat ?? null,
    lng: lng ?? place?.lng ?? null,
    enumerator: read("enumerator", parseText),
    note: read("note", parseText),
  } as FollowUpValues;
  return { row: raw.row, values, faults };
}
