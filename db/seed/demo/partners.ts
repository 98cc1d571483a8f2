import { addDays, instantOn, latest } from "./days.ts";
import type { Life } from "./group.ts";
import { addEvent, owned, recordedAt } from "./world.ts";

/** An NGO walks with about a third of the groups; some partnerships are only asked for, some are over. */
export function addPartner(life: Life): void {
  const { world, r, team, program } = life;
  if (!life.trainedOn || team.ngos.length === 0) return;
  const always = program.spec.funding === "ngo";
  const ngo = always ? team.ngos[0] : r.pick(team.ngos);
  if (!ngo || !(always || r.chance(0.42))) return;
  const asked = !always && r.chance(0.14);
  const ended = !always && !asked && r.chance(0.18);
  const askedOn = asked
    ? addDays(world.last, -r.int(1, 12))
    : latest(addDays(life.trainedOn, r.int(3, 12)), life.enteredOn);
  const startsOn = asked ? undefined : addDays(askedOn, r.int(3, 10));
  if (askedOn > world.last || (startsOn && startsOn > world.last)) return;
  const over = addDays(startsOn ?? askedOn, r.int(170, 300));
  const endedOn = ended && over <= world.last ? over : undefined;
  const state = asked ? ("asked" as const) : endedOn ? ("ended" as const) : ("granted" as const);
  // Some run until a day that is agreed, a few of them until one that is near.
  const period = r.fork("period");
  const until = state === "granted" && period.chance(0.4) ? addDays(world.last, period.int(5, 150)) : undefined;
  const endsOn = endedOn ?? until;
  const head = owned(r, "gpt", ngo.doer, recordedAt(world, r, askedOn), {
    at: instantOn(endedOn ?? startsOn ?? askedOn, 15 * 60),
    times: asked ? 0 : endedOn ? 2 : 1,
  });
  world.data.groupPartners.push({
    ...head,
    groupId: life.groupId,
    askedBy: "ngo",
    purpose: r.pick(["Pendampingan pemasaran", "Penguatan kelompok", "Pendampingan izin usaha", "Akses pembeli"]),
    startsOn,
    endsOn,
    state,
  });
  const step = (to: string, on: string) =>
    addEvent(world, r, to === "asked" ? ngo.doer : team.clerk, life.where, "partner_changed", on, {
      subjectId: head.id,
      state: to,
      data: { organizationId: ngo.doer.organizationId },
    });
  step("asked", askedOn);
  if (startsOn) step("granted", startsOn);
  if (endedOn) step("ended", endedOn);
  life.mentorOn = (day) => (startsOn && day >= startsOn && (!endedOn || day < endedOn) ? ngo : null);
}
