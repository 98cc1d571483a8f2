import { STANDARD_MAPPING } from "#worker/submissions/formMapping.ts";
import type { NewRow } from "./dataset.ts";
import { addDays, instantOn } from "./days.ts";
import type { Random } from "./random.ts";
import type { Team } from "./teams.ts";
import { type Doer, owned, type World } from "./world.ts";

type FollowUp = NewRow<"followUps">;
type Submission = NewRow<"submissions">;

const TAKEN = 4;
const DAYS_OPEN = 120;
const MOST_DAYS_AGO = 60;

/** Words of the form for what the visit saw. */
const STATUS: Partial<Record<string, string>> = {
  active: "aktif",
  partly_active: "tersendat",
  dormant: "mandek",
  disbanded: "bubar",
};

const uuidOf = (r: Random) =>
  [8, 4, 4, 4, 12].map((length) => Array.from({ length }, () => r.int(0, 15).toString(16)).join("")).join("-");

/** A Kobo form of the office: the last visits that came in by it, and two submissions that could not be taken. */
export function addIncoming(world: World, r: Random, team: Team): void {
  const openedAt = instantOn(addDays(world.today, -DAYS_OPEN), 10 * 60);
  const form = {
    ...owned(r, "sfm", team.clerk, openedAt),
    formKey: "demotindaklanjut",
    name: "Tindak lanjut lapangan (Kobo)",
    // No token opens it until the office gives it one.
    tokenHash: "",
    programId: null as string | null,
    mapping: STANDARD_MAPPING,
  };
  world.data.submissionForms.push(form);
  const names = new Map(world.data.groups.map(({ id, name }) => [id, name]));
  const seen = lately(world, team);
  form.programId = seen[0]?.programId ?? null;
  for (const visit of seen) {
    const answers = answersOf(visit, names.get(visit.groupId) ?? "", uuidOf(r));
    asSubmitted(world, visit, answers._uuid);
    receive(world, r, form, answers, visit.doneOn ?? "", { groupId: visit.groupId, followUpId: visit.id });
  }
  const last = seen[0]?.doneOn ?? world.last;
  const [first] = seen;
  const base = first ? answersOf(first, names.get(first.groupId) ?? "", uuidOf(r)) : undefined;
  if (!base) return;
  receive(world, r, form, { ...base, group: { ...base.group, status_usaha: "libur panjang" } }, last, {
    column: "activityStatus",
    code: "value_unmapped",
    message: "Arti isian “libur panjang” belum ditentukan. Tentukan di bagian arti isian.",
  });
  const unknown = { ...base, _uuid: uuidOf(r), group: { ...base.group, nama_kelompok: "Kelompok Cahya Baru" } };
  receive(world, r, form, unknown, last, {
    column: "groupName",
    code: "group_unknown",
    message: "Tidak ada kelompok bernama ini di program ini.",
  });
}

/** The newest visits of the programme that had most of them: in one programme a group's name means one group. */
function lately(world: World, team: Team): FollowUp[] {
  const since = addDays(world.today, -MOST_DAYS_AGO);
  const visits = world.data.followUps
    .filter((one) => one.organizationId === team.officeId && one.state === "done" && one.method === "visit")
    .filter(({ doneOn, activityStatus }) => doneOn && doneOn > since && STATUS[activityStatus ?? ""]);
  const [busiest = []] = [...Map.groupBy(visits, ({ programId }) => programId).values()].sort(
    (a, b) => b.length - a.length,
  );
  return busiest
    .sort((a, b) => String(b.doneOn).localeCompare(String(a.doneOn)) || a.id.localeCompare(b.id))
    .slice(0, TAKEN);
}

function answersOf({ doneOn, activityStatus, activeMembers, monthlyRevenueIdr }: FollowUp, name: string, uuid: string) {
  return {
    _uuid: uuid,
    today: doneOn,
    enumerator: "petugas1",
    group: {
      nama_kelompok: name,
      status_usaha: STATUS[activityStatus ?? ""] ?? "aktif",
      ...(typeof activeMembers === "number" && { anggota_aktif: activeMembers }),
      ...(typeof monthlyRevenueIdr === "number" && { omzet_bulan: monthlyRevenueIdr }),
    },
  };
}

type Answers = ReturnType<typeof answersOf>;

/** A visit that came in by a form is the word of an enumerator: it has its number, and that grade. */
function asSubmitted(world: World, visit: FollowUp, uuid: string): void {
  Object.assign(visit, { evidence: null, evidenceSource: "E", evidenceGrade: "E3" });
  visit.answers = { ...visit.answers, _uuid: uuid, enumerator: "petugas1" };
  const told = world.data.events.find(({ kind, subjectId }) => kind === "follow_up_done" && subjectId === visit.id);
  if (told) told.data = { ...told.data, evidenceGrade: "E3", source: "submission" };
}

type Fate = { groupId: string; followUpId: string } | { column: string; code: string; message: string };

function receive(world: World, r: Random, form: NewRow<"submissionForms">, answers: Answers, on: string, fate: Fate) {
  const at = instantOn(on, r.int(15 * 60, 17 * 60));
  const sender: Doer = { userId: "system:submission", organizationId: form.organizationId };
  const row: Submission = {
    ...owned(r, "sub", sender, at),
    ...{ formId: form.id, formKey: form.formKey, instanceId: answers._uuid, receivedAt: at },
    // Sealed before it is stored.
    ...{ payload: "", payloadHash: "" },
    ...("followUpId" in fate ? { outcome: "accepted", ...fate } : { outcome: "rejected", reason: [fate] }),
  };
  world.data.submissions.push(row);
  world.payloads.set(row.id, answers);
}
