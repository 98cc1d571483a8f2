import type { ProgramState } from "#db/constants.ts";
import { type Configuration, kindOf } from "./configuration.ts";
import { addDays, earliest, instantOn, workday } from "./days.ts";
import type { Programme } from "./programmes.ts";
import type { Random } from "./random.ts";
import type { Team } from "./teams.ts";
import { addEvent, owned, type World } from "./world.ts";

const PATH: readonly ProgramState[] = ["draft", "approved", "running", "trained", "mentoring", "assessed", "closed"];
const TRAINING_DAYS = 24;
const SECOND_COHORT_LATER = 19;
const MENTORED_FOR = 800;

export interface Cohort {
  id: string;
  startsOn: string;
  endsOn: string;
}
export interface Program {
  spec: Programme;
  id: string;
  /** Last day of the (first) training, perhaps still to come. */
  trainedOn: string;
  cohorts: Cohort[];
}

/** The day on which a programme reached a state, as its training dates suggest. */
function stateDays(spec: Programme, trainedOn: string): Record<ProgramState, string> {
  const startsOn = addDays(trainedOn, -TRAINING_DAYS);
  return {
    draft: addDays(startsOn, -95),
    approved: addDays(startsOn, -48),
    running: startsOn,
    trained: addDays(trainedOn, 2),
    mentoring: addDays(trainedOn, 26),
    assessed: addDays(trainedOn, spec.state === "closed" ? 770 : 755),
    closed: addDays(trainedOn, 805),
    cancelled: addDays(startsOn, 9),
  };
}

function pathTo(state: ProgramState): ProgramState[] {
  if (state === "cancelled") return ["draft", "approved", "running", "cancelled"];
  return PATH.slice(0, PATH.indexOf(state) + 1);
}

/** The money is accounted for by 10 January of the year after. */
function grantReport(world: World, r: Random, spec: Programme, year: number) {
  if (spec.trainedAgo < 0) return {};
  const grantReportDueOn = `${year + 1}-01-10`;
  const over = grantReportDueOn <= world.last && !spec.reportMissing;
  return { grantReportDueOn, grantReportReceivedOn: over ? addDays(grantReportDueOn, -r.int(2, 20)) : undefined };
}

export function addProgram(world: World, r: Random, team: Team, office: Configuration, spec: Programme): Program {
  const trainedOn = workday(addDays(world.today, -spec.trainedAgo));
  const days = stateDays(spec, trainedOn);
  const path = pathTo(spec.state);
  const reached = (state: ProgramState) => workday(earliest(days[state], world.last));
  const at = instantOn(reached("draft"), 10 * 60);
  const changedAt = instantOn(reached(spec.state), 14 * 60);
  const year = Number(trainedOn.slice(0, 4));
  const head = owned(r, "prg", team.clerk, at, { at: changedAt, times: path.length - 1 });
  world.data.programs.push({
    ...head,
    name: `${spec.name} ${year}`,
    year,
    fundingSource: spec.funding,
    budgetIdr: spec.budgetIdr,
    spentIdr: Math.round((spec.budgetIdr * spec.spentShare) / 50_000) * 50_000,
    regionCode: team.city.regionCode,
    skill: spec.name.replace(/^Pelatihan /, ""),
    teachesEntrepreneurship: spec.entrepreneurship ?? false,
    planId: office.plan.id,
    ...kindOf(office, spec.craft),
    targets: { groups: spec.groups, people: spec.groups * 12, activeAtMonth12: 0.7 },
    plannedStartOn: days.running,
    plannedEndOn: trainedOn,
    plannedCloseOn: addDays(trainedOn, MENTORED_FOR),
    ...grantReport(world, r, spec, year),
    state: spec.state,
    stateChangedOn: reached(spec.state),
  });
  path.forEach((state, i) => {
    if (i === 0) return;
    const from = path[i - 1];
    addEvent(
      world,
      r,
      team.clerk,
      { organizationId: team.officeId, groupId: null, programId: head.id },
      "program_state",
      reached(state),
      {
        subjectId: head.id,
        state,
        data: { from },
      },
    );
  });
  return { spec, id: head.id, trainedOn, cohorts: addCohorts(world, r, team, spec, head.id, trainedOn, at) };
}

function addCohorts(
  world: World,
  r: Random,
  team: Team,
  spec: Programme,
  programId: string,
  trainedOn: string,
  at: number,
): Cohort[] {
  const starts = spec.groups === 0 ? [] : spec.cohorts === 2 ? [0, SECOND_COHORT_LATER] : [0];
  return starts.map((later, i) => {
    const row = {
      ...owned(r, "coh", team.clerk, at),
      programId,
      title: `Angkatan ${["I", "II"][i]}`,
      provider: spec.provider,
      venue: spec.venue,
      startsOn: addDays(trainedOn, later - TRAINING_DAYS),
      endsOn: workday(addDays(trainedOn, later)),
      hours: r.pick([40, 60, 80, 120]),
    };
    world.data.cohorts.push(row);
    return row;
  });
}
