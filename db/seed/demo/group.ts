import { groupKey } from "#worker/names.ts";
import { CRAFTS, type Craft } from "./crafts.ts";
import { addDays, daysBetween, earliest, instantOn } from "./days.ts";
import { type LifeName, type Script, scriptOf } from "./lives.ts";
import { GROUP_NAMES } from "./names.ts";
import { addPerson, type Person } from "./people.ts";
import { pointNear, type Village } from "./places.ts";
import type { Cohort, Program } from "./programRecords.ts";
import type { Random } from "./random.ts";
import type { Team } from "./teams.ts";
import { addEvent, type Doer, owned, recordedAt, type Where, type World } from "./world.ts";

const LEAVE_REASONS = [
  "Pindah domisili",
  "Bekerja di pabrik",
  "Mengurus anak kecil",
  "Merawat orang tua",
  "Membuka usaha sendiri",
  "Tidak cocok dengan pembagian hasil",
];

export interface Life {
  world: World;
  r: Random;
  team: Team;
  program: Program;
  craft: Craft;
  life: LifeName;
  script: Script;
  /** Null while the training is still running. */
  trainedOn: string | null;
  enteredOn: string;
  groupId: string;
  where: Where;
  village: Village;
  point: { lat: number; lng: number };
  baseline: number;
  members: Person[];
  leader: string;
  officer: Doer;
  /** The NGO's mentor on a day, if one accompanies the group by then. */
  mentorOn(day: string): { name: string; doer: Doer } | null;
  membersOn(day: string): number;
}

/** Day of the calendar for a day of the script; null when it lies before the entry or has not happened yet. */
export function happened(life: Life, scriptDay: number): string | null {
  if (!life.trainedOn) return null;
  const day = addDays(life.trainedOn, scriptDay);
  return day >= life.enteredOn && day <= life.world.last ? day : null;
}

function enteredDay(world: World, program: Program, cohort: Cohort): string {
  if (program.spec.enteredAgo) return addDays(world.today, -program.spec.enteredAgo);
  const loaded = addDays(cohort.endsOn < world.today ? cohort.endsOn : cohort.startsOn, 4);
  return earliest(loaded, world.last);
}

function groupName(r: Random, craft: Craft, word: string, leader: Person, individual: boolean): string {
  if (individual) return `Usaha ${r.pick(craft.products)} ${leader.name}`;
  return `${r.pick([craft.groupWord, craft.groupWord, "KUBE", "Kelompok"])} ${word}`;
}

export interface GroupInput {
  world: World;
  r: Random;
  team: Team;
  program: Program;
  cohort: Cohort;
  life: LifeName;
  index: number;
  niks: Set<string>;
  /** People of earlier programmes, some of whom come again. */
  alumni: Person[];
}

export function addGroup(input: GroupInput): Life {
  const { world, r, team, program, cohort, niks } = input;
  const { spec } = program;
  const craft = CRAFTS[spec.craft];
  const finished = cohort.endsOn <= world.last && spec.state !== "cancelled";
  const trainedOn = finished ? cohort.endsOn : null;
  const enteredOn = enteredDay(world, program, cohort);
  const at = recordedAt(world, r, enteredOn);
  const village = r.pick(team.city.villages);
  const individual = spec.individual === true && r.chance(0.5);
  const product = r.pick(craft.products);
  const size = individual ? 1 : r.int(10, 15);
  const femaleShare = ["printing", "sandals"].includes(spec.craft) ? 0.45 : 0.86;
  const again = individual
    ? []
    : r.shuffle(input.alumni.filter(({ programKeys }) => programKeys.size === 1)).slice(0, r.int(0, 1));
  const fresh = { city: team.city, village, doer: team.clerk, at, product, femaleShare, legalBasis: spec.legalBasis };
  const members = Array.from({ length: size }, (_, i) => again[i - 1] ?? addPerson(world, r, niks, fresh));
  for (const member of members) member.programKeys.add(spec.key);
  const [leader] = members;
  if (!leader) throw new Error("A group of the demo has no members.");
  const head = owned(r, "grp", team.clerk, at);
  const name = groupName(r, craft, GROUP_NAMES[input.index % GROUP_NAMES.length] ?? "", leader, individual);
  const point = pointNear(village, r);
  const baseline = r.int(individual ? 6 : 12, individual ? 30 : 58) * 100_000;
  world.data.groups.push({
    ...head,
    programId: program.id,
    cohortId: cohort.id,
    kind: individual ? "individual" : "group",
    name,
    nameKey: groupKey(name),
    villageCode: village.code,
    programRegionCode: team.city.regionCode,
    address: `RW ${String(r.int(1, 14)).padStart(2, "0")} Kelurahan ${village.name}`,
    ...point,
    product,
    trainedOn: trainedOn ?? undefined,
    enteredOn,
    leaderId: leader.id,
    baselineRevenueIdr: baseline,
  });
  const where = { organizationId: team.officeId, groupId: head.id, programId: program.id };
  addEvent(world, r, team.clerk, where, "group_entered", enteredOn, { subjectId: head.id }, at);
  const age = trainedOn ? daysBetween(trainedOn, world.last) : 0;
  const life: Life = {
    world,
    r,
    team,
    program,
    craft,
    life: input.life,
    script: scriptOf(input.life, r, age),
    trainedOn,
    enteredOn,
    groupId: head.id,
    where,
    village,
    point,
    baseline,
    members,
    leader: leader.name,
    officer: team.officers[0]?.doer ?? team.clerk,
    mentorOn: () => null,
    membersOn: () => size,
  };
  const leftOn = addMembers(life, cohort, members, at);
  life.membersOn = (day) => size - leftOn.filter((left) => left <= day).length;
  return life;
}

function addMembers(life: Life, cohort: Cohort, members: Person[], at: number): string[] {
  const { world, r, team, script, where } = life;
  const leaving = script.leavers.map((day) => happened(life, day)).filter((day) => day !== null);
  const gone: string[] = [];
  members.forEach((person, i) => {
    const leftOn = i >= 3 ? leaving.pop() : undefined;
    const changed = leftOn ? { at: instantOn(leftOn, 15 * 60), times: 1 } : undefined;
    const row = {
      ...owned(r, "mbr", team.clerk, at, changed),
      personId: person.id,
      groupId: life.groupId,
      role: (["chair", "secretary", "treasurer"] as const)[i] ?? ("member" as const),
      joinedOn: cohort.startsOn,
      leftOn,
      leaveReason: leftOn ? r.pick(LEAVE_REASONS) : undefined,
      attended: life.trainedOn ? r.chance(0.97) : undefined,
      completed: life.trainedOn ? r.chance(0.92) : undefined,
    };
    world.data.memberships.push(row);
    if (!leftOn) return;
    gone.push(leftOn);
    addEvent(world, r, team.clerk, where, "member_left", leftOn, {
      subjectId: row.id,
      state: row.role,
      data: { personId: person.id },
    });
  });
  return gone;
}
