import { addDays, instantOn } from "./days.ts";
import { ORGANIZATIONS } from "./organizations.ts";
import type { City, CityName } from "./places.ts";
import type { Random } from "./random.ts";
import { type Doer, owned, SEEDER, type World } from "./world.ts";

export interface Team {
  city: City;
  officeId: string;
  officeName: string;
  /** Keeps the records at the desk. */
  clerk: Doer;
  officers: { doer: Doer; area: string | null }[];
  ngos: { name: string; doer: Doer }[];
}

/** Organisations and accounts, three years old; the team of each city knows who does what. */
export function addTeams(
  world: World,
  random: Random,
  cities: Record<CityName, City>,
  passwordHash: string,
): Record<CityName, Team> {
  const day = addDays(world.today, -1_190);
  const at = instantOn(day, 9 * 60);
  const teams: Partial<Record<CityName, Team>> = {};
  for (const one of ORGANIZATIONS) {
    const r = random.fork(one.key);
    const id = r.id("org", at);
    const city = cities[one.city];
    const maker = { userId: SEEDER, organizationId: id };
    const { regionCode } = city;
    world.data.organizations.push({ ...owned(r, "org", maker, at), id, name: one.name, kind: one.kind, regionCode });
    const accounts = one.accounts.map(({ email, name, role, regionCode: area }) => {
      const user = { ...owned(r, "usr", maker, at), email, name, role, regionCode: area, passwordHash, demo: true };
      world.data.users.push(user);
      return { role, area: area ?? null, doer: { userId: user.id, organizationId: id } };
    });
    if (one.kind === "office") {
      const clerk = accounts.find(({ role }) => role === "office")?.doer ?? maker;
      const officers = accounts.filter(({ role }) => role === "officer");
      teams[one.city] = { city, officeId: id, officeName: one.name, clerk, officers, ngos: [] };
    }
    if (one.kind === "ngo") {
      for (const { doer } of accounts) teams[one.city]?.ngos.push({ name: one.name, doer });
    }
  }
  const { malang, jambi } = teams;
  if (!malang || !jambi) throw new Error("A city of the demo has no office.");
  return { malang, jambi };
}

/** Whoever has the district, now and then the one who has the whole city. */
export function officerFor(team: Team, districtCode: string, random: Random): Doer {
  const local = team.officers.filter(({ area }) => area === districtCode);
  const wide = team.officers.filter(({ area }) => area !== null && districtCode.startsWith(`${area}.`));
  const choice = local.length > 0 && random.chance(0.8) ? local : wide;
  return random.pick(choice.length > 0 ? choice : team.officers).doer;
}
