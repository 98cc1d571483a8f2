/** How a value of the file is written. */
export type As = "text" | "day" | "instant" | "money" | "yes" | "direction" | "cells" | `enum:${string}`;

export interface Column {
  field: string;
  as: As;
  /** Where its words stand; the file's own columns otherwise. */
  label?: string;
}

export type Line = Record<string, unknown>;

/** Everything held about a person, as the server hands it out. */
export interface AccessFile {
  format: string;
  requestId: string;
  /** ms UTC. */
  madeAt: number;
  madeBy: { name: string; organization: string };
  person: Line;
  [section: string]: unknown;
}

const column = (field: string, as: As = "text"): Column => ({ field, as });
const ofPerson = (field: string, as: As = "text"): Column => ({ field, as, label: `resources.people.fields.${field}` });

/** The person's own record, as it stands on the first page. */
export const PERSON: Column[] = [
  ...["name", "nik", "phone"].map((field) => ofPerson(field)),
  ...[ofPerson("sex", "enum:sex"), ofPerson("birthDate", "day")],
  ...["address", "rtRw", "villageCode", "product"].map((field) => ofPerson(field)),
  ...[ofPerson("baselineRevenueIdr", "money"), ofPerson("workKind", "enum:workKind"), ofPerson("employer")],
  ...[ofPerson("bpjsStatus", "enum:bpjsStatus"), ofPerson("verification", "enum:verification")],
  ...[ofPerson("legalBasis", "enum:legalBasis"), ofPerson("consent")],
];

/** Sections of the file in their order, with their columns. */
export const SECTIONS: Record<string, Column[]> = {
  memberships: [
    ...[column("group"), column("program"), column("role", "enum:memberRole")],
    ...[column("joinedOn", "day"), column("leftOn", "day"), column("leaveReason")],
    ...[column("attended", "yes"), column("completed", "yes")],
  ],
  equipment: [
    ...[column("item"), column("brand"), column("serial")],
    ...[column("state", "enum:equipmentState"), column("procuredOn", "day")],
  ],
  custody: [column("on", "day"), column("item"), column("serial"), column("direction", "direction")],
  leads: [column("name")],
  complaints: [
    ...[column("number"), column("receivedOn", "day"), column("channel", "enum:complaintChannel"), column("text")],
    ...[column("state", "enum:complaintState"), column("answer"), column("answeredOn", "day")],
  ],
  files: [column("name"), column("contentType"), column("createdAt", "instant")],
  checks: [column("checkedOn", "day"), column("match", "enum:itemMatch"), column("observed", "cells"), column("note")],
  requests: [
    ...[column("kind", "enum:dataRequestKind"), column("receivedAt", "instant")],
    ...[column("state", "enum:dataRequestState"), column("doneAt", "instant"), column("result")],
  ],
  merges: [column("createdAt", "instant")],
  looks: [
    ...[column("at", "instant"), column("organization"), column("role", "enum:role")],
    ...[column("field"), column("reason")],
  ],
  changes: [column("at", "instant"), column("action", "enum:auditAction"), column("by", "enum:role")],
  importedRows: [column("row"), column("content", "cells")],
  submissions: [column("id")],
};

export const linesOf = (file: AccessFile, section: string): Line[] => {
  const lines = file[section];
  return Array.isArray(lines) ? (lines as Line[]) : [];
};

/** What was read of an imported row, or seen by a checker: `Nama: Siti; NIK: …`, without what is empty. */
export function cellsText(value: unknown, wordOf: (key: string) => string): string {
  if (typeof value !== "object" || value === null) return value === null || value === undefined ? "" : String(value);
  const { values } = value as { values?: unknown };
  const told = typeof values === "object" && values !== null ? values : value;
  return Object.entries(told)
    .filter(([, one]) => one !== null && one !== "" && one !== undefined)
    .map(([key, one]) => `${wordOf(key)}: ${typeof one === "object" ? JSON.stringify(one) : String(one)}`)
    .join("; ");
}
