import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, type Row, todayFor } from "#test/support/records.ts";
import { addDays } from "#worker/follow-ups/plan.ts";

/** A step as the console sends it; windows of three days unless told. */
export const step = (label: string, more: object = {}) => ({ label, windowBefore: 3, windowAfter: 3, ...more });

/** An office with a plan of its own and a programme that follows it. */
export async function officeWithPlan(steps: object[], more: object = {}) {
  const team = await makeTeam("admin", "officer");
  const plan = await make(team.admin, "plans", { name: "Rencana uji", steps, ...more });
  const program = await makeProgram(team.office, { planId: plan.id });
  const today = todayFor(team.office);
  return { ...team, plan, program, today, day: (n: number) => addDays(today, n) };
}

export const groupOf = (office: TestActor, program: Row, trainedOn: string | null, more: object = {}) =>
  makeGroup(office, program.id, { trainedOn, ...more });

export interface Point extends Row {
  planStep: string;
  stepKey: string;
  state: string;
  dueOn: string;
  assigneeId: string | null;
  skipReason: string | null;
}

/** The points of a group, by due day. */
export const pointsOf = async (actor: TestActor, groupId: string): Promise<Point[]> =>
  (await actor.api.list<Point>("follow-ups", { filter: { groupId }, sort: ["dueOn", "ASC"] })).body;

export const datesOf = (points: Point[]) => Object.fromEntries(points.map(({ stepKey, dueOn }) => [stepKey, dueOn]));
