import type { EquipmentState } from "#db/constants.ts";
import type { NewRow } from "./dataset.ts";
import { addDays, daysBetween, earliest, workday } from "./days.ts";
import { happened, type Life } from "./group.ts";
import { addEvent, type Doer, owned, recordedAt } from "./world.ts";

/** Who keeps the office's things and hands them out. */
const GIVER_OF = { malang: "Yudi Firmansyah", jambi: "Yusnidar Sari" };

type CheckState = NewRow<"equipmentChecks">["state"];

export interface Owned {
  row: NewRow<"equipment">;
  life: Life;
  handedOverOn: string | null;
}

const whereOf = ({ life }: Owned, groupId: string | null) => ({
  organizationId: life.team.officeId,
  groupId,
  programId: life.program.id,
});

/** What a hand-over or a check leaves behind: their own events tell of it. */
function enterState({ row }: Owned, doer: Doer, to: EquipmentState, at: number): void {
  if (row.state === to) return;
  row.state = to;
  row.version = (row.version ?? 1) + 1;
  row.updatedAt = Math.max(row.updatedAt, at);
  row.updatedBy = doer.userId;
}

/** A state by decision: the row and an event. */
function setState(machine: Owned, doer: Doer, to: EquipmentState, on: string, groupId: string | null): void {
  const { row, life } = machine;
  const at = recordedAt(life.world, life.r, on);
  const facts = { subjectId: row.id, state: to, data: { from: row.state } };
  addEvent(life.world, life.r, doer, whereOf(machine, groupId), "equipment_state", on, facts, at);
  enterState(machine, doer, to, at);
}

interface Move {
  on: string;
  at: number;
  to: Life | null;
  reason: string;
  handoverId?: string;
}

/** One line of the custody log. */
function place(machine: Owned, doer: Doer, { on, at, to, reason, handoverId }: Move) {
  const { row, life } = machine;
  const custody = { fromGroupId: row.holderGroupId ?? null, toGroupId: to?.groupId ?? null };
  const entry = { equipmentId: row.id, ...custody, on, reason, handoverId };
  life.world.data.equipmentMoves.push({ ...owned(life.r, "eqm", doer, at), ...entry });
  row.holderGroupId = custody.toGroupId;
  return custody;
}

/** A move outside a hand-over tells the group that gave, or the one that got. */
function move(machine: Owned, doer: Doer, on: string, to: Life | null, reason: string): void {
  const { row, life } = machine;
  const at = recordedAt(life.world, life.r, on);
  const data = place(machine, doer, { on, at, to, reason });
  const where = whereOf(machine, data.toGroupId ?? data.fromGroupId);
  addEvent(life.world, life.r, doer, where, "equipment_moved", on, { subjectId: row.id, data }, at);
}

/** Machines bought for a group, kept in the store until they are handed over with one document. */
export function addMachines(life: Life, index: number): Owned[] {
  const { world, r, craft, program, team } = life;
  const { spec } = program;
  if (spec.noMachines || !life.trainedOn) return [];
  const waiting = life.script.handover === null;
  const bought = waiting ? addDays(world.today, -r.int(12, 40)) : addDays(program.trainedOn, -22);
  const procuredOn = workday(earliest(bought, world.last));
  const storedOn = earliest(addDays(procuredOn, 6), world.last);
  const kinds = Array.from({ length: r.int(2, 3) }, (_, i) => craft.machines[(index + i) % craft.machines.length]);
  const machines = kinds.flatMap((kind): Owned[] => {
    if (!kind) return [];
    const at = recordedAt(world, r, procuredOn);
    const row: NewRow<"equipment"> = {
      ...owned(r, "eqp", team.clerk, at),
      programId: program.id,
      item: kind.item,
      category: kind.category,
      brand: r.pick(kind.brands),
      // Derived, not drawn: a code more must not move what comes after it.
      code: assetCode(kind.category, world.data.equipment.length + 1),
      serial: `${r.pick(["SN", "MJ", "KT", "BR"])}-${r.int(100_000, 999_999)}`,
      valueIdr: Math.round((kind.valueIdr * (0.94 + r.next() * 0.12)) / 5_000) * 5_000,
      procuredOn,
      legalBasis: spec.legalBasis,
      state: "procured",
    };
    world.data.equipment.push(row);
    return [{ row, life, handedOverOn: null }];
  });
  const delivered = storedOn < world.last && !(spec.undelivered && index % 5 === 4);
  if (delivered) for (const one of machines) setState(one, team.clerk, "stored", storedOn, null);
  if (!spec.undelivered || index === 0) handOver(life, machines);
  return machines;
}

/** Asset code and register number, as an office's books have them: `3.05.02.06 / 0123`. */
function assetCode(category: string, at: number): string {
  const branch = [...category].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 20;
  return `3.05.02.${String(branch + 1).padStart(2, "0")} / ${String(at).padStart(4, "0")}`;
}

function handOver(life: Life, machines: Owned[]): void {
  const { world, r, team, program } = life;
  const day = life.script.handover === null ? null : happened(life, life.script.handover);
  if (!day) return;
  const on = workday(day) < life.enteredOn ? day : workday(day);
  const at = recordedAt(world, r, on);
  const head = owned(r, "hnd", team.clerk, at);
  world.data.handovers.push({
    ...head,
    programId: program.id,
    groupId: life.groupId,
    number: head.id,
    date: on,
    items: machines.map(({ row }) => row.id),
    place: `Balai Kelurahan ${life.village.name}`,
    giver: GIVER_OF[team.city.name],
    receiver: life.leader,
    parties: {
      giverTitle: "Pejabat pengelola barang",
      receiverTitle: life.members.length > 1 ? "Ketua" : "Pemilik usaha",
    },
    witnesses: [`Lurah ${life.village.name}`, "Pendamping lapangan"],
  });
  for (const one of machines) {
    place(one, team.clerk, { on, at, to: life, reason: "Serah terima bantuan", handoverId: head.id });
    const facts = { subjectId: one.row.id, state: "handed_over", data: { handoverId: head.id } };
    addEvent(world, r, team.clerk, life.where, "equipment_handed_over", on, facts, at);
    enterState(one, team.clerk, "handed_over", at);
    one.row.handedOverOn = on;
    one.handedOverOn = on;
  }
}

const isCheck = (state: EquipmentState): state is CheckState =>
  state === "in_use" || state === "idle" || state === "damaged" || state === "lost" || state === "sold";

/** What a visitor notes of the machines: what the script says of that day, one of several being better off. */
export function checkMachines(life: Life, machines: Owned[], visit: { doer: Doer; on: string; at: number }): void {
  const { world, r, script } = life;
  const { doer, on, at } = visit;
  const scriptDay = daysBetween(life.trainedOn ?? on, on);
  const found = script.machines.findLast(({ from }) => from <= scriptDay);
  if (!found || !isCheck(found.state)) return;
  machines.forEach((machine, i) => {
    if (!machine.handedOverOn || machine.handedOverOn > on || ["lost", "sold"].includes(machine.row.state ?? ""))
      return;
    const spared = i > 0 && found.state !== "in_use" && (found.state !== "idle" || i > 1);
    const state: CheckState = spared ? (found.state === "idle" ? "in_use" : "idle") : (found.state as CheckState);
    const row = {
      ...owned(r, "eqc", doer, at),
      equipmentId: machine.row.id,
      groupId: life.groupId,
      checkedOn: on,
      state,
      hoursPerWeek: state === "in_use" ? r.int(8, 38) : 0,
    };
    world.data.equipmentChecks.push(row);
    const data = { checkId: row.id, hoursPerWeek: row.hoursPerWeek };
    const facts = { subjectId: machine.row.id, state, data };
    addEvent(world, r, doer, life.where, "equipment_checked", on, facts, at);
    enterState(machine, doer, state, at);
  });
}

const STOPPED = ["dormant", "disbanded"];

/** Lent machines of groups that stopped come back and go to a group that works; granted ones were sold or are written off. */
export function redistribute(lives: readonly { life: Life; machines: Owned[] }[]): void {
  const stopped = lives.filter(
    ({ life, machines }) => STOPPED.includes(life.life) && machines.some((m) => m.handedOverOn),
  );
  const busy = lives.filter(({ life }) => life.life === "lively");
  stopped.forEach(({ life, machines: [first, second] }, i) => {
    if (!first?.handedOverOn) return;
    const { world, r, team } = life;
    const on = addDays(world.last, -r.int(6, 16));
    if (on <= first.handedOverOn) return;
    if (life.program.spec.legalBasis === "pinjam_pakai") {
      for (const one of [first, second]) if (one) takeBack(one, team.clerk, on);
      const to = busy[i]?.life;
      if (to) passOn(first, team.clerk, addDays(on, 3), to);
      if (second && i % 2 === 1) setState(second, team.clerk, "written_off", addDays(on, 4), null);
    } else if (life.life === "disbanded") setState(first, life.officer, "sold", on, life.groupId);
    else if (first.row.state === "damaged") setState(first, team.clerk, "written_off", on, life.groupId);
  });
}

function takeBack(machine: Owned, doer: Doer, on: string): void {
  setState(machine, doer, "withdrawn", on, machine.life.groupId);
  move(machine, doer, on, null, "Ditarik: kelompok tidak berproduksi");
}

function passOn(machine: Owned, doer: Doer, on: string, to: Life): void {
  setState(machine, doer, "reassigned", on, to.groupId);
  move(machine, doer, on, to, "Dialihkan ke kelompok yang aktif");
}

const MONTHS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** Documents are numbered through each year of an office in the order of their dates. */
export function numberHandovers(rows: NewRow<"handovers">[]): void {
  const used = new Map<string, number>();
  for (const row of [...rows].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const [year = "", month = ""] = row.date.split("-");
    const series = `${row.organizationId} ${year}`;
    const next = (used.get(series) ?? 0) + 1;
    used.set(series, next);
    row.number = `BAST/${String(next).padStart(3, "0")}/${MONTHS[Number(month) - 1]}/${year}`;
  }
}
