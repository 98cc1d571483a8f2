import { addComplaints, numberComplaints } from "./complaints.ts";
import { addConfiguration, type Configuration } from "./configuration.ts";
import { emptyDataset } from "./dataset.ts";
import { addDays } from "./days.ts";
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
import { addTarget } from "./targets.ts";
import { addTeams } from "./teams.ts";
import { addCapital, addSupports, addTrade } from "./trade.ts";
import { addTwins } from "./twins.ts";
import { addWaiting, type Group } from "./waiting.ts";
import type { World } from "./world.ts";

export interface DemoInput {
  /** The day it is in the demo; nothing happens on it or after. */
  today: string;
  passwordHash: string;
  cities: Record<CityName, City>;
}

/** The whole demo as rows, NIK and phones apart: the same for the same day, wherever it is made. */
export function makeDemo({ today, passwordHash, cities }: DemoInput): World {
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
  const own = new Map<CityName, Configuration>();
  const niks = new Map<CityName, Set<string>>();
  const alumni = new Map<CityName, Person[]>();
  for (const city of ["malang", "jambi"] as const) {
    own.set(city, addConfiguration(world, random.fork(`defaults ${city}`), teams[city].officeId));
    niks.set(city, new Set());
    alumni.set(city, []);
  }
  const all: Record<CityName, Group[]> = { malang: [], jambi: [] };
  const lives = dealLives(PROGRAMMES, random.fork("lives"));
  for (const spec of PROGRAMMES) {
    const team = teams[spec.city];
    const office = own.get(spec.city);
    const people = alumni.get(spec.city) ?? [];
    if (!office) throw new Error(`${spec.city} has no configuration.`);
    const { plan } = office;
    const r = random.fork(spec.key);
    const program = addProgram(world, r, team, office, spec);
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
  for (const city of ["malang", "jambi"] as const) addTarget(world, random.fork(`target ${city}`), city, teams[city]);
  numberComplaints(world.data.complaints);
  numberHandovers(world.data.handovers);
  addIncoming(world, random.fork("incoming"), teams.malang);
  addTwins(world);
  return world;
}
