import { cellText, isBlank } from "./fields/cellText.ts";
import { parseBpjs, parseRole, parseSex, parseWorkKind, parseYesNo } from "./fields/choices.ts";
import { parseDay, writtenDay } from "./fields/day.ts";
import { type Parsed, parsed, type Trouble, trouble } from "./fields/fault.ts";
import { parseMoney } from "./fields/money.ts";
import { parseName } from "./fields/name.ts";
import { birthDateOfNik, nikFacts, parseNik } from "./fields/nik.ts";
import { parsePhone } from "./fields/phone.ts";
import { parseText } from "./fields/text.ts";
import type { VillageReader } from "./fields/village.ts";
import type { Cell } from "./read/sheet.ts";
import { cellReader, type Edits } from "./readCells.ts";
import type { RosterValues } from "./rosterValues.ts";
import type { RawRow } from "./table/extract.ts";
import type { RosterFieldName } from "./table/rosterFields.ts";
import type { Checked } from "./verdicts.ts";

export interface CheckContext {
  columns: ReadonlyMap<string, number>;
  readVillage: VillageReader;
  /** Day of the upload: decides the century of two-digit years and what age is believable. */
  today: string;
  date1904: boolean;
  /** P in the column of sexes means pria. */
  priaWanita: boolean;
}

export type CheckedRow = Checked<RosterValues>;

const STAYS_OUT_WITHOUT = new Set(["name", "nik", "birthDate", "groupName"]);
const YOUNGEST = 10;
const OLDEST = 100;

/** `3/8` → `003/008`. */
function parseRtRw(cell: Cell | undefined): Parsed<string> {
  const text = cellText(cell).replace(/\b(rt|rw)\b[.\s]*/gi, "");
  const match = /^(\d{1,3})\s*[/\-. ]\s*(\d{1,3})$/.exec(text);
  return match ? parsed(`${match[1]?.padStart(3, "0")}/${match[2]?.padStart(3, "0")}`) : parseText(cell);
}

function parseGroup(cell: Cell | undefined): Parsed<string> {
  if (isBlank(cellText(cell))) return parsed<string>(null);
  const name = parseName(cell);
  if (name.value !== null) return name;
  return trouble("error", "group_invalid", "Ini bukan nama kelompok.", "This is not a group's name.");
}

/** Reads every mapped cell of one row. Pure: the same row, edits and context give the same answer. */
export function checkRow(raw: RawRow, edits: Edits, context: CheckContext): CheckedRow {
  const { faults, cellOf, addFault, read } = cellReader(raw, edits, context.columns, STAYS_OUT_WITHOUT);
  const { today, date1904 } = context;
  const day = (field: RosterFieldName) => (cell: Cell | undefined) => parseDay(cell, { today, date1904, field });
  const values: RosterValues = {
    name: read("name", parseName),
    nik: read("nik", parseNik),
    sex: read("sex", (cell) => parseSex(cell, context.priaWanita && edits.sex === undefined)),
    birthDate: read("birthDate", day("birthDate")),
    phone: read("phone", parsePhone),
    address: read("address", parseText),
    rtRw: read("rtRw", parseRtRw),
    villageCode: read("villageName", (cell) => context.readVillage(cell, cellOf("districtName"))),
    workKind: read("workKind", parseWorkKind),
    employer: read("employer", parseText),
    product: read("product", parseText),
    baselineRevenueIdr: read("baselineRevenueIdr", parseMoney),
    bpjsStatus: read("bpjsStatus", parseBpjs),
    groupName: read("groupName", parseGroup),
    role: read("role", parseRole),
    attended: read("attended", parseYesNo),
    completed: read("completed", parseYesNo),
    equipmentItem: read("equipmentItem", parseText),
    equipmentBrand: read("equipmentBrand", parseText),
    equipmentSerial: read("equipmentSerial", parseText),
    equipmentValueIdr: read("equipmentValueIdr", parseMoney),
    handoverOn: read("handoverOn", day("handoverOn")),
    handoverNumber: read("handoverNumber", parseText),
  };
  for (const [field, found] of doubts(values, edits, context)) {
    addFault(field, found);
    if (field === "birthDate") values.birthDate = null;
    if (field === "sex") values.sex = null;
  }
  return { row: raw.row, values, faults };
}

/** What is readable but hard to believe; a cell a person typed or confirmed is believed. */
function doubts(values: RosterValues, edits: Edits, context: CheckContext): [RosterFieldName, Trouble][] {
  const found: [RosterFieldName, Trouble][] = [];
  const { nik, birthDate, sex } = values;
  const facts = nik === null ? null : nikFacts(nik);
  if (birthDate && edits.birthDate === undefined) {
    const age = Number(context.today.slice(0, 4)) - Number(birthDate.slice(0, 4));
    const fits = !facts || `${pad(facts.year)}-${pad(facts.month)}-${pad(facts.day)}` === birthDate.slice(2);
    if (nik !== null && !fits) found.push(["birthDate", differsFromNik(birthDateOfNik(nik, context.today))]);
    else if (age < YOUNGEST || age > OLDEST || birthDate > context.today) found.push(["birthDate", UNLIKELY_AGE]);
  }
  if (facts && sex && sex !== facts.sex && edits.sex === undefined) {
    const letter = facts.sex === "female" ? "P" : "L";
    found.push([
      "sex",
      {
        code: "sex_differs_from_nik",
        level: "warning",
        message: { id: `Menurut NIK jenis kelaminnya ${letter}.`, en: `The NIK says ${facts.sex}.` },
        proposal: { label: letter, values: { sex: letter } },
      },
    ]);
  }
  if (values.groupName === null && context.columns.has("groupName") && edits.groupName === undefined) {
    found.push(["groupName", GROUP_MISSING]);
  }
  return found;
}

const pad = (n: number) => String(n).padStart(2, "0");

const differsFromNik = (day: string): Trouble => ({
  code: "birth_date_differs_from_nik",
  level: "warning",
  message: {
    id: `Tanggal lahir tidak sama dengan NIK (${writtenDay(day)}).`,
    en: `The date of birth differs from the NIK's (${day}).`,
  },
  proposal: { label: writtenDay(day), values: { birthDate: day } },
});

const UNLIKELY_AGE: Trouble = {
  code: "birth_date_unlikely",
  level: "warning",
  message: {
    id: "Umur menurut tanggal lahir ini tidak wajar.",
    en: "The age this date of birth gives is hard to believe.",
  },
};

const GROUP_MISSING: Trouble = {
  code: "group_missing",
  level: "warning",
  message: {
    id: "Kelompok kosong: dicatat sebagai usaha perorangan.",
    en: "No group: recorded as one person's own business.",
  },
};
