import { newId } from "#db/ids.ts";
import type { handovers } from "#db/schema/index.ts";
import { planPoints, stepsFrom } from "../../follow-ups/plan.ts";
import type { AuditDraft, EventDraft } from "../../http/commit.ts";
import { groupKey, personKey } from "../../names.ts";
import { changesFor, changesNothing, isNewMachine, type RowChanges } from "../changes.ts";
import { rowGroupKey } from "../dryRun.ts";
import type { KnownPerson, RosterValues } from "../rosterValues.ts";
import type { ChunkInput, ChunkPlan, ChunkRow, Made, NewPerson, Owned } from "./chunkPlan.ts";

interface OpenGroup {
  id: string;
  villageCode: string | null;
}

class Planner {
  readonly plan: ChunkPlan = {
    groups: [],
    people: [],
    patches: [],
    memberships: [],
    membershipPatches: [],
    equipment: [],
    handovers: [],
    moves: [],
    followUps: [],
    events: [],
    audit: [],
    done: [],
    restricted: [],
    touched: [],
  };
  private readonly opened = new Map<string, OpenGroup>();
  private readonly documents = new Map<string, typeof handovers.$inferInsert & { items: string[] }>();
  private readonly input: ChunkInput;

  constructor(input: ChunkInput) {
    this.input = input;
  }

  private owned(id: string): Owned {
    const { now, by, into } = this.input;
    return {
      id,
      organizationId: into.organizationId,
      version: 1,
      createdAt: now,
      createdBy: by,
      updatedAt: now,
      updatedBy: by,
    };
  }

  private created(entity: AuditDraft["entity"], row: Owned) {
    const after = row as unknown as Record<string, unknown>;
    this.plan.audit.push({ action: "create", entity, entityId: row.id, organizationId: row.organizationId, after });
  }

  private event(groupId: string, draft: Pick<EventDraft, "kind" | "on" | "subjectId" | "state" | "data">) {
    const { organizationId, programId } = this.input.into;
    this.plan.events.push({ organizationId, groupId, programId, ...draft });
  }

  /** The group of a row: one the programme has, one opened earlier in this chunk, or a new one with its follow-up points. */
  private groupOf(key: string, rows: readonly ChunkRow[], made: Made[]): OpenGroup {
    const existing = this.input.groups.get(key) ?? this.opened.get(key);
    if (existing) return existing;
    const { into, today, now } = this.input;
    const members = rows.filter((one) => rowGroupKey(one.values) === key);
    const [first] = members;
    const name = first?.values.groupName ?? first?.values.name ?? key;
    const group = {
      ...this.owned(newId("grp", now)),
      programId: into.programId,
      cohortId: into.cohortId,
      kind: first?.values.groupName === null ? ("individual" as const) : ("group" as const),
      name,
      nameKey: groupKey(name),
      villageCode: mostCommon(members.map((one) => one.values.villageCode)),
      programRegionCode: into.programRegionCode,
      product: mostCommon(members.map((one) => one.values.product)),
      trainedOn: into.trainedOn,
      enteredOn: today,
      leaderId: null as string | null,
    };
    this.plan.groups.push(group);
    made.push({ table: "groups", id: group.id, version: 1 });
    this.event(group.id, { kind: "group_entered", on: today, subjectId: group.id, data: { importId: into.importId } });
    this.points(group, made);
    const open = { id: group.id, villageCode: group.villageCode };
    this.opened.set(key, open);
    return open;
  }

  private points(group: ChunkPlan["groups"][number], made: Made[]) {
    const { plan, into, now } = this.input;
    if (!plan || !into.trainedOn) return;
    const steps = stepsFrom(plan, "trainedOn");
    for (const point of planPoints({ steps, anchorDay: into.trainedOn, enteredOn: group.enteredOn })) {
      const id = newId("fup", now);
      this.plan.followUps.push({
        ...this.owned(id),
        groupId: group.id,
        programId: into.programId,
        villageCode: group.villageCode,
        programRegionCode: into.programRegionCode,
        planId: plan.id,
        ...point,
      });
      made.push({ table: "follow_ups", id, version: 1 });
    }
  }

  private person(values: RosterValues, made: Made[]): string {
    const { now, into } = this.input;
    const name = values.name ?? "";
    const { villageCode, sex, birthDate, address, rtRw, product, baselineRevenueIdr, workKind, employer } = values;
    const row: NewPerson = {
      ...this.owned(newId("ppl", now)),
      name,
      nameKey: personKey(name),
      nik: values.nik,
      phone: values.phone,
      ...{ villageCode, sex, birthDate, address, rtRw, product, baselineRevenueIdr, workKind, employer },
      bpjsStatus: values.bpjsStatus ?? "unknown",
      legalBasis: into.legalBasis,
    };
    this.plan.people.push(row);
    this.created("people", row as Owned);
    made.push({ table: "people", id: row.id, version: 1 });
    return row.id;
  }

  private join(values: RosterValues, personId: string, groupId: string, made: Made[]) {
    const { now, into, today } = this.input;
    const { attended, completed } = values;
    const row = {
      ...this.owned(newId("mbr", now)),
      personId,
      groupId,
      role: values.role ?? ("member" as const),
      joinedOn: into.startsOn,
      attended,
      completed,
    };
    this.plan.memberships.push(row);
    this.created("memberships", row);
    made.push({ table: "memberships", id: row.id, version: 1 });
    this.event(groupId, { kind: "member_joined", on: into.startsOn ?? today, subjectId: row.id, data: { personId } });
    const group = this.plan.groups.find((one) => one.id === groupId);
    if (group && row.role === "chair" && !group.leaderId) group.leaderId = personId;
  }

  /** The row's machine; with a hand-over day it is with the person, on the group's document of that day. */
  private machine(values: RosterValues, personId: string, groupId: string, made: Made[]) {
    const { now, into } = this.input;
    const on = values.handoverOn;
    const row = {
      ...this.owned(newId("eqp", now)),
      programId: into.programId,
      item: values.equipmentItem ?? "",
      brand: values.equipmentBrand,
      serial: values.equipmentSerial,
      valueIdr: values.equipmentValueIdr,
      legalBasis: into.legalBasis,
      state: on ? ("handed_over" as const) : ("procured" as const),
      holderGroupId: on ? groupId : null,
      holderPersonId: on ? personId : null,
      handedOverOn: on,
    };
    this.plan.equipment.push(row);
    this.created("equipment", row);
    made.push({ table: "equipment", id: row.id, version: 1 });
    if (!on) return;
    const document = this.documentOf(values, groupId, on, made);
    document.items.push(row.id);
    this.plan.moves.push({
      ...this.owned(newId("eqm", now)),
      equipmentId: row.id,
      toGroupId: groupId,
      toPersonId: personId,
      on,
      reason: "Serah terima",
      handoverId: document.id,
    });
    const data = { handoverId: document.id };
    this.event(groupId, { kind: "equipment_handed_over", on, subjectId: row.id, state: "handed_over", data });
  }

  private documentOf(values: RosterValues, groupId: string, on: string, made: Made[]) {
    const { now, into } = this.input;
    const key = `${groupId}|${on}|${values.handoverNumber ?? ""}`;
    const open = this.documents.get(key);
    if (open) return open;
    const id = newId("hnd", now);
    // One BAST number of a list can cover many groups; a number is used once, so each group's part is told apart.
    const number = `${values.handoverNumber ?? `IMPOR/${on}`}/${id.slice(-6)}`;
    const row = { ...this.owned(id), programId: into.programId, groupId, number, date: on, items: [] as string[] };
    this.documents.set(key, row);
    this.plan.handovers.push(row);
    made.push({ table: "handovers", id, version: 1 });
    return row;
  }

  private update(person: KnownPerson, values: RosterValues, changes: RowChanges) {
    if (Object.keys(changes.person).length > 0) {
      this.plan.patches.push({ person, change: changes.person });
    }
    const current = person.memberships.find((one) => one.groupKey === rowGroupKey(values));
    if (!current || Object.keys(changes.membership).length === 0) return;
    const { role, attended, completed } = { ...current, ...changes.membership };
    this.plan.membershipPatches.push({ id: current.id, version: current.version, role, attended, completed });
    this.plan.audit.push({
      action: "update",
      entity: "memberships",
      entityId: current.id,
      organizationId: this.input.into.organizationId,
      before: { role: current.role, attended: current.attended, completed: current.completed },
      after: { role, attended, completed },
    });
  }

  take(row: ChunkRow) {
    const { known, rows } = this.input;
    const { values } = row;
    const key = rowGroupKey(values);
    const person = values.nik ? known.byNik(values.nik) : known.byNameInGroup(values.name ?? "", key);
    const made: Made[] = [];
    if (person && person.restrictedAt !== null) {
      this.plan.restricted.push(row.row);
      this.plan.done.push({ row: row.row, outcome: "error", made });
      return;
    }
    const changes = person && changesFor(values, person, key, row.nameConfirmed);
    if (changes && changesNothing(changes)) {
      this.plan.done.push({ row: row.row, outcome: "skip", made });
      return;
    }
    const group = this.groupOf(key, rows, made);
    this.plan.touched.push(group.id);
    if (person && changes) this.update(person, values, changes);
    const personId = person?.id ?? this.person(values, made);
    if (!changes || changes.joins) this.join(values, personId, group.id, made);
    if (changes ? changes.equipment : isNewMachine(values, [])) this.machine(values, personId, group.id, made);
    this.plan.done.push({ row: row.row, outcome: person ? "update" : "create", made });
  }

  finish(): ChunkPlan {
    for (const row of this.plan.groups) this.created("groups", row as Owned);
    for (const row of this.plan.handovers) this.created("handovers", row as Owned);
    this.plan.touched = [...new Set(this.plan.touched)];
    return this.plan;
  }
}

function mostCommon<T>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<[T | null, number]>((best, one) => (one[1] > best[1] ? one : best), [null, 0])[0];
}

/** Rows of one chunk → the records to write. Nothing is read or written here; ids are made, the clock is given. */
export function planChunk(input: ChunkInput): ChunkPlan {
  const planner = new Planner(input);
  for (const row of input.rows) planner.take(row);
  return planner.finish();
}
