import type { Client } from "@libsql/client";
import { dayAt } from "#db/constants.ts";
import { loadRegions } from "#db/seed/regions.ts";
import { sha256 } from "#worker/http/crypto.ts";
import type { SealedPerson } from "#worker/people/sealPerson.ts";
import { canonical } from "#worker/submissions/flatten.ts";
import { payloadPlace } from "#worker/submissions/payload.ts";
import { runCasework } from "./casework.ts";
import { TABLES, type TableName } from "./dataset.ts";
import { makeDemo } from "./demo.ts";
import { runHistory } from "./history.ts";
import { runNotices } from "./notices.ts";
import { readCities } from "./places.ts";
import { store } from "./store.ts";
import type { Secret, World } from "./world.ts";

export interface SeedDemoInput {
  client: Client;
  /** Instant of loading, ms UTC: everything in the demo is dated from it. */
  now: number;
  /** Hash of the password that all demo accounts share. */
  passwordHash: string;
  /** Encrypts a NIK and a phone number for the row of one person. */
  sealPerson(person: { id: string; organizationId: string }, values: Secret): Promise<SealedPerson>;
  /** Encrypts a text for its place: table, column and row. */
  sealText(place: { table: string; column: string; id: string }, text: string): Promise<string>;
}

async function sealPeople(world: World, seal: SeedDemoInput["sealPerson"]): Promise<void> {
  await Promise.all(
    world.data.people.map(async (person) => {
      const secret = world.secrets.get(person.id);
      if (secret) Object.assign(person, await seal(person, secret));
    }),
  );
}

async function sealSubmissions(world: World, seal: SeedDemoInput["sealText"]): Promise<void> {
  for (const row of world.data.submissions) {
    const payload = canonical(world.payloads.get(row.id));
    row.payload = await seal(payloadPlace(row.id), payload);
    row.payloadHash = await sha256(payload);
  }
}

/**
 * Two offices with three years of programmes, so that every screen has something true to show: the regions, three years of
 * records, the rules evaluated. The same day gives the same rows, ciphertexts apart.
 */
export async function seedDemo(input: SeedDemoInput): Promise<{ counts: Record<string, number> }> {
  const { client, now, passwordHash } = input;
  await loadRegions(client);
  const cities = await readCities(client);
  const today = dayAt(now, cities.malang.regionCode);
  const world = makeDemo({ today, passwordHash, cities });
  await sealPeople(world, input.sealPerson);
  await sealSubmissions(world, input.sealText);
  await store(client, world.data);
  const offices = world.data.organizations.filter(({ kind }) => kind === "office").map(({ id }) => id);
  await runHistory(client, now, today, offices);
  await runCasework(client, today);
  await runNotices(client, now, today);
  const names = Object.keys(TABLES) as TableName[];
  return { counts: Object.fromEntries(names.map((name) => [name, world.data[name].length])) };
}
