import type { EquipmentState } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import type { equipmentChecks, followUps } from "#db/schema/index.ts";
import type { Answers } from "../../forms/answers.ts";
import type { AuditDraft, EventDraft } from "../../http/commit.ts";
import { EQUIPMENT_MACHINE } from "../../policy/transitions.ts";
import type { Made } from "../commit/chunkPlan.ts";
import type { NamedGroup } from "../facts/groupNames.ts";
import { choosePoint, type Point } from "./choosePoint.ts";
import { equipmentSeen, type SeenState } from "./equipmentSeen.ts";
import type { FollowUpValues } from "./followUpRows.ts";

/** An open point, and a contact that was there already, whoever planned or made it. */
export interface GroupPoint extends Point {
  groupId: string;
}

/** A machine in a group's hands, with the day of its newest check. */
export interface HeldMachine {
  id: string;
  version: number;
  organizationId: string;
  groupId: string;
  state: EquipmentState;
  handedOverOn: string | null;
  newestCheckOn: string | null;
}

/** One contact; where it answered a form of the office, checked already, its answers are kept by question. */
export interface ContactRow {
  row: number;
  id: string;
  values: FollowUpValues;
  group: NamedGroup;
  answered?: { answers: Answers; formId: string; formVersion: number; told: Answers };
}

export interface ContactInput {
  /** The import or the form that these contacts came by. */
  source: { importId: string } | { formId: string };
  organizationId: string;
  by: string;
  now: number;
  rows: readonly ContactRow[];
  points: readonly GroupPoint[];
  machines: readonly HeldMachine[];
}

/** What a finished contact fills in; the shape that a new row and a completed point share. */
type Contact = Pick<
  typeof followUps.$inferInsert,
  | ("state" | "doneOn" | "resolvedOn" | "resolvedAt" | "method" | "activityStatus" | "activeMembers")
  | ("monthlyRevenueIdr" | "obstacles" | "evidenceSource" | "evidenceGrade" | "answers" | "lat" | "lng" | "note")
  | ("formId" | "formVersion")
>;

export interface ContactPlan {
  contacts: (typeof followUps.$inferInsert)[];
  completed: (Contact & { id: string; version: number })[];
  checks: (typeof equipmentChecks.$inferInsert)[];
  machines: { id: string; version: number; state: EquipmentState }[];
  events: EventDraft[];
  audit: AuditDraft[];
  done: { row: number; outcome: "create"; made: Made[]; followUpId: string }[];
}

/** An enumerator's word, sent on by another tool: nobody of the office has seen it. */
const GRADE = { evidenceSource: "E", evidenceGrade: "E3" } as const;

class Planner {
  private readonly plan: ContactPlan = {
    contacts: [],
    completed: [],
    checks: [],
    machines: [],
    events: [],
    audit: [],
    done: [],
  };
  private readonly points: Map<string, GroupPoint[]>;
  private readonly machines: Map<string, HeldMachine[]>;
  private readonly moved = new Map<string, { machine: HeldMachine; made: Made[]; from: EquipmentState }>();
  private readonly input: ContactInput;

  constructor(input: ContactInput) {
    this.input = input;
    this.points = Map.groupBy(
      input.points.map((point) => ({ ...point })),
      (point) => point.groupId,
    );
    this.machines = Map.groupBy(
      input.machines.map((machine) => ({ ...machine })),
      (machine) => machine.groupId,
    );
  }

  private owned(id: string) {
    const { organizationId, now, by } = this.input;
    return { id, organizationId, version: 1, createdAt: now, createdBy: by, updatedAt: now, updatedBy: by };
  }

  private audit(draft: Omit<AuditDraft, "organizationId">) {
    this.plan.audit.push({ ...draft, organizationId: this.input.organizationId });
  }

  private event(group: NamedGroup, draft: Omit<EventDraft, "organizationId" | "groupId" | "programId">) {
    const { id: groupId, organizationId, programId } = group;
    const data = {
      ...draft.data,
      source: "importId" in this.input.source ? "import" : "submission",
      ...this.input.source,
    };
    this.plan.events.push({ organizationId, groupId, programId, ...draft, data });
  }

  private contactOf(values: FollowUpValues, answered: ContactRow["answered"]): Contact {
    const { doneOn, method, activityStatus, activeMembers, monthlyRevenueIdr, obstacles, lat, lng, note } = values;
    return {
      state: "done",
      doneOn,
      resolvedOn: doneOn,
      resolvedAt: this.input.now,
      method: method ?? "visit",
      ...{ activityStatus, activeMembers, monthlyRevenueIdr, lat, lng, note },
      obstacles: obstacles ?? [],
      ...GRADE,
      answers: answered ? { ...answered.answers, ...answersOf(values) } : answersOf(values),
      ...(answered && { formId: answered.formId, formVersion: answered.formVersion }),
    };
  }

  private complete(point: GroupPoint, contact: Contact, made: Made[]) {
    const before = { state: point.state };
    this.plan.completed.push({ id: point.id, version: point.version, ...contact });
    this.audit({ action: "complete", entity: "follow-ups", entityId: point.id, before, after: contact });
    made.push({ table: "follow_ups", id: point.id, version: point.version + 1, before: { ...EMPTIED, ...before } });
    point.state = "done";
  }

  private unplanned(id: string, group: NamedGroup, on: string, contact: Contact, made: Made[]) {
    const row = {
      ...this.owned(id),
      groupId: group.id,
      programId: group.programId,
      villageCode: group.villageCode,
      programRegionCode: group.programRegionCode,
      ...{ dueOn: on, windowStartsOn: on, windowEndsOn: on },
      ...contact,
    };
    this.plan.contacts.push(row);
    this.audit({ action: "create", entity: "follow-ups", entityId: id, after: row });
    made.push({ table: "follow_ups", id, version: 1 });
    this.points.set(group.id, [...(this.points.get(group.id) ?? []), { ...row, planStep: null, state: "done" }]);
  }

  /** An answer about a group's equipment as a whole is a check of each machine it holds, and is marked as such. */
  private seen(values: FollowUpValues, group: NamedGroup, on: string, made: Made[]) {
    const state = equipmentSeen(values);
    if (!state) return;
    for (const machine of this.machines.get(group.id) ?? []) {
      if (machine.handedOverOn === null || machine.handedOverOn <= on) this.check(machine, state, group, on, made);
    }
  }

  private check(machine: HeldMachine, state: SeenState, group: NamedGroup, on: string, made: Made[]) {
    const id = newId("eqc", this.input.now);
    const row = { ...this.owned(id), equipmentId: machine.id, groupId: group.id, checkedOn: on, state };
    this.plan.checks.push(row);
    this.audit({ action: "create", entity: "equipment-checks", entityId: id, after: row });
    made.push({ table: "equipment_checks", id, version: 1 });
    const data = { checkId: id, hoursPerWeek: null, level: "group" };
    this.event(group, { kind: "equipment_checked", on, subjectId: machine.id, state, data });
    if (machine.newestCheckOn !== null && machine.newestCheckOn > on) return;
    machine.newestCheckOn = on;
    if (machine.state === state || !EQUIPMENT_MACHINE[machine.state].includes(state)) return;
    const before = this.moved.get(machine.id);
    this.moved.set(machine.id, before ?? { machine, made, from: machine.state });
    machine.state = state;
  }

  take({ row, id, values, group, answered }: ContactRow) {
    const made: Made[] = [];
    const on = values.doneOn ?? "";
    const contact = this.contactOf(values, answered);
    const point = choosePoint(this.points.get(group.id) ?? [], on) as GroupPoint | undefined;
    if (point) this.complete(point, contact, made);
    else this.unplanned(id, group, on, contact, made);
    const followUpId = point?.id ?? id;
    this.event(group, {
      kind: "follow_up_done",
      on,
      subjectId: followUpId,
      state: values.activityStatus,
      value: values.monthlyRevenueIdr,
      count: values.activeMembers,
      data: {
        planStep: point?.planStep ?? null,
        method: contact.method,
        evidenceGrade: GRADE.evidenceGrade,
        obstacles: values.obstacles ?? [],
        ...(answered && Object.keys(answered.told).length > 0 && { answers: answered.told }),
      },
    });
    this.seen(values, group, on, made);
    this.plan.done.push({ row, outcome: "create", made, followUpId });
  }

  finish(): ContactPlan {
    for (const { machine, made, from } of this.moved.values()) {
      const { id, version, state } = machine;
      if (state === from) continue;
      this.plan.machines.push({ id, version, state });
      made.push({ table: "equipment", id, version: version + 1, before: { state: from } });
      this.audit({ action: "check", entity: "equipment", entityId: id, before: { state: from }, after: { state } });
    }
    return this.plan;
  }
}

/** What an open point has in the columns that a contact fills. */
const EMPTIED = {
  doneOn: null,
  resolvedOn: null,
  resolvedAt: null,
  method: null,
  activityStatus: null,
  activeMembers: null,
  monthlyRevenueIdr: null,
  obstacles: null,
  evidenceSource: null,
  evidenceGrade: null,
  answers: null,
  lat: null,
  lng: null,
  note: null,
};

function answersOf({ instanceId, enumerator, equipmentUsed, equipmentCondition }: FollowUpValues) {
  const told = Object.entries({ _uuid: instanceId, enumerator, equipmentUsed, equipmentCondition });
  return Object.fromEntries(told.filter(([, value]) => value !== null));
}

/** Contacts → the records to write, day by day. Nothing is read or written here; ids are made, the clock is given. */
export function planFollowUps(input: ContactInput): ContactPlan {
  const planner = new Planner(input);
  const byDay = [...input.rows].sort(
    (a, b) => (a.values.doneOn ?? "").localeCompare(b.values.doneOn ?? "") || a.row - b.row,
  );
  for (const row of byDay) planner.take(row);
  return planner.finish();
}
