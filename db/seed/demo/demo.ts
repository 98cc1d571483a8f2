import type { PlanStep } from "#db/schema/plans.ts";
import { addComplaints, numberComplaints } from "./complaints.ts";
import { emptyDataset, type NewRow } from "./dataset.ts";
import { addDays, instantOn } from "./days.ts";
import { addFollowUps } from "./followUps.ts";
import { addGroup } from "./group.ts";
import { addIncoming } from "./incoming.ts";
import { addLicences } from "./licences.ts";
import { addMachines, numberHandovers, redistribute } from "./machines.ts";
import { dealLives } from "./mixes.ts";
import { addPartnerRequests } from "./partnerRequests.ts";
import { addPartner } from "./partners.ts";
import type { Person } from "./people.ts";
import type { City, CityName } from "./places.ts";
import { PROGRAMMES } from "./programmes.ts";
import { addProgram } from "./programRecords.ts";
import { seededRandom } from "./random.ts";
import { addTeams } from "./teams.ts";
import { addCapital, addSupports, addTrade } from "./trade.ts";
import { addTwins } from "./twins.ts";
import { addWaiting, type Group } from "./waiting.ts";
import type { World } from "./world.ts";

/** What an office starts with: its plan, its rules, the terms of capital of the year. */
export interface Defaults {
  plan: NewRow<"plans">;
  rules: NewRow<"rules">[];
  schemes: NewRow<"capitalSchemes">[];
}
export interface DemoInput {
  /** The day it is in the demo; nothing happens on it or after. */
  today: string;
  passwordHash: string;
  cities: Record<CityName, City>;
  defaultsFor(organizationId: string, at: number): Defaults;
}

/** The whole demo as rows, NIK and phones apart: the same for the same day, wherever it is made. */
export function makeDemo({ today, passwordHash, cities, defaultsFor }: DemoInput): World {
  const random = seededRandom("lanjut-demo");
  const world: World = {
    today,
    last: addDays(today, -1),
    data: emptyDataset(),
    secrets: new Map(),
    payloads: new Map(),
    toldAt: new Map(),
  };
  const teams = addTeams(world, random.fork("teams"), cities, passwordHash);
  const plans = new Map<CityName, { id: string; steps: PlanStep[] }>();
  const niks = new Map<CityName, Set<string>>();
  const alumni = new Map<CityName, Person[]>();
  for (const city of ["malang", "jambi"] as const) {
    const { plan, rules, schemes } = defaultsFor(teams[city].officeId, instantOn(addDays(today, -1_189), 9 * 60));
    const made = random.fork(`defaults ${city}`);
    const own = { ...plan, id: made.id("pln", plan.createdAt) };
    world.data.plans.push(own);
    world.data.rules.push(...rules.map((rule) => ({ ...rule, id: made.id("rul", rule.createdAt) })));
    world.data.capitalSchemes.push(...schemes.map((one) => ({ ...one, id: made.id("sch", one.createdAt) })));
    plans.set(city, own);
    niks.set(city, new Set());
    alumni.set(city, []);
  }
  const all: Record<CityName, Group[]> = { malang: [], jambi: [] };
  const lives = dealLives(PROGRAMMES, random.fork("lives"));
  for (const spec of PROGRAMMES) {
    const team = teams[spec.city];
    const plan = plans.get(spec.city);
    const people = alumni.get(spec.city) ?? [];
    if (!plan) throw new Error(`${spec.city} has no plan.`);
    const r = random.fork(spec.key);
    const program = addProgram(world, r, team, plan.id, spec);
    const offset = r.int(0, 60);
    const made = (lives.get(spec.key) ?? []).map((name, index) => {
      const cohort = program.cohorts[index % program.cohorts.length];
      if (!cohort) throw new Error(`${spec.key} has groups but no cohort.`);
      const life = addGroup({
        world,
        r: r.fork(`group ${index}`),
        team,
        program,
        cohort,
        life: name,
        index: index + offset,
        niks: niks.get(spec.city) ?? new Set(),
        alumni: people,
      });
      addPartner(life);
      const machines = addMachines(life, index);
      addFollowUps(life, plan.id, plan.steps, machines);
      addSupports(life);
      addTrade(life);
      addCapital(life);
      addLicences(life);
      return { life, machines };
    });
    redistribute(made);
    all[spec.city].push(...made);
    people.push(...made.flatMap(({ life }) => life.members));
  }
  for (const city of ["malang", "jambi"] as const) addWaiting(world, random.fork(`waiting ${city}`), all[city]);
  for (const city of ["malang", "jambi"] as const) {
    const lives = all[city].map(({ life }) => life);
    addComplaints(world, random.fork(`complaints ${city}`), lives);
    addPartnerRequests(world, random.fork(`partner requests ${city}`), lives);
  }
  numberComplaints(world.data.complaints);
  numberHandovers(world.data.handovers);
  addIncoming(world, random.fork("incoming"), teams.malang);
  addTwins(world);
  return world;
}
