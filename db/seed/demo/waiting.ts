import { kindKey } from "#worker/names.ts";
import type { NewRow } from "./dataset.ts";
import { addDays, earliest, latest } from "./days.ts";
import type { Life } from "./group.ts";
import type { Owned } from "./machines.ts";
import type { Random } from "./random.ts";
import { addEvent, type Doer, owned, recordedAt, type World } from "./world.ts";

type Request = NewRow<"equipmentRequests">;

const REASONS = [
  "Pesanan bertambah, satu mesin dipakai bergantian",
  "Mesin anggota sudah tua dan sering rusak",
  "Anggota masih menyewa mesin dari tetangga",
  "Ada pesanan seragam sekolah yang belum terkejar",
];
const PROPOSALS = [
  { state: "proposed", daysAgo: 3, reason: "Kelompok sudah dua kali terlihat tidak memakai mesin ini" },
  { state: "approved", daysAgo: 5, reason: "Menganggur sejak anggotanya bekerja di pabrik" },
  { state: "rejected", daysAgo: 9, reason: "Jarang dipakai, sedangkan kelompok lain menunggu" },
] as const;

export interface Group {
  life: Life;
  machines: Owned[];
}

/** Idle machines that the law lets go, each with the day it was last seen idle. */
function freeMachines(world: World, groups: readonly Group[]) {
  const seen = new Map<string, string>();
  for (const { equipmentId, checkedOn, state } of world.data.equipmentChecks)
    if (state === "idle") seen.set(equipmentId, latest(seen.get(equipmentId) ?? "", checkedOn));
  return groups.flatMap(({ life, machines }) =>
    machines.flatMap(({ row }) => {
      const lent = row.legalBasis === "pinjam_pakai" || row.legalBasis === "csr";
      const on = seen.get(row.id);
      return lent && on && row.state === "idle" && row.holderGroupId === life.groupId ? [{ life, row, on }] : [];
    }),
  );
}
type Free = ReturnType<typeof freeMachines>[number];

/** Working groups write down what they wait for; some idle machines are proposed to them, and one is refused. */
export function addWaiting(world: World, r: Random, groups: readonly Group[]): void {
  const free = freeMachines(world, groups);
  const kinds = [...new Set(free.map(({ row }) => row.category ?? row.item))];
  const busy = groups.filter(({ life }) => life.life === "lively" && life.trainedOn);
  const waiting: { life: Life; request: Request }[] = [];
  for (const kind of kinds) {
    const fits = busy.filter(({ life }) => life.craft.machines.some(({ category }) => category === kind));
    for (const { life } of r.shuffle(fits).slice(0, 4)) waiting.push({ life, request: ask(world, r, life, kind) });
  }
  const heads = world.data.users.filter(({ role }) => role === "head");
  PROPOSALS.forEach((proposal, i) => {
    const machine = free[i];
    if (!machine) return;
    const { clerk, officeId } = machine.life.team;
    const head = heads.find(({ organizationId }) => organizationId === officeId);
    const to = waiting.find(
      ({ life, request }) =>
        life.team.officeId === officeId &&
        life.groupId !== machine.life.groupId &&
        request.category === machine.row.category &&
        !world.data.redistributions.some(({ requestId }) => requestId === request.id),
    );
    if (to && head) propose(world, r, machine, to, proposal, clerk, { userId: head.id, organizationId: officeId });
  });
}

function ask(world: World, r: Random, life: Life, category: string): Request {
  const since = latest(latest(life.enteredOn, life.trainedOn ?? life.enteredOn), addDays(world.last, -r.int(12, 150)));
  const requestedOn = earliest(since, world.last);
  const at = recordedAt(world, r, requestedOn);
  const doer = r.chance(0.6) ? life.officer : life.team.clerk;
  const row = {
    ...owned(r, "eqr", doer, at),
    groupId: life.groupId,
    category,
    categoryKey: kindKey(category),
    quantity: r.chance(0.25) ? 2 : 1,
    reason: r.pick(REASONS),
    requestedOn,
  };
  world.data.equipmentRequests.push(row);
  const facts = { subjectId: row.id, state: "waiting", count: row.quantity, data: { label: category } };
  addEvent(world, r, doer, life.where, "equipment_requested", requestedOn, facts, at);
  return row;
}

function propose(
  world: World,
  r: Random,
  { life, row, on }: Free,
  to: { life: Life; request: Request },
  { state, daysAgo, reason }: (typeof PROPOSALS)[number],
  clerk: Doer,
  head: Doer,
): void {
  const proposedOn = latest(addDays(world.last, -daysAgo), latest(addDays(on, 1), to.request.requestedOn));
  const decidedOn = addDays(proposedOn, 1);
  if (decidedOn > world.last) return;
  const at = recordedAt(world, r, proposedOn);
  const proposal: NewRow<"redistributions"> = {
    ...owned(r, "rdt", clerk, at),
    equipmentId: row.id,
    fromGroupId: life.groupId,
    toGroupId: to.life.groupId,
    requestId: to.request.id,
    reason,
    proposedOn,
  };
  world.data.redistributions.push(proposal);
  const data = { equipmentId: row.id, label: row.item, fromGroupId: life.groupId, toGroupId: to.life.groupId };
  const tell = (doer: Doer, reached: string, day: string, told: number) => {
    for (const { where } of [life, to.life]) {
      const facts = { subjectId: proposal.id, state: reached, data };
      addEvent(world, r, doer, where, "redistribution_changed", day, facts, told);
    }
  };
  tell(clerk, "proposed", proposedOn, at);
  if (state === "proposed") return;
  const decidedAt = recordedAt(world, r, decidedOn);
  Object.assign(proposal, {
    ...{ state, decidedBy: head.userId, decidedAt, version: 2, updatedAt: decidedAt, updatedBy: head.userId },
    decisionNote: state === "rejected" ? "Kunjungi dahulu kelompoknya; masih ada pesanan musiman" : undefined,
  });
  tell(head, state, decidedOn, decidedAt);
}
