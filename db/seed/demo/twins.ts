import { personKey } from "#worker/names.ts";
import type { World } from "./world.ts";

/** Where in the list of an office's people somebody stands who was recorded a second time, and how far on. */
const TWINS = [
  { at: 40, on: 310, write: (name: string) => name.toUpperCase() },
  { at: 210, on: 520, write: (name: string) => name.replace(" ", "  ") },
  { at: 480, on: 260, write: (name: string) => name },
];

const LAST_SERIAL = 9_999;

/** The same NIK with another serial: a slip of the pen, and nobody else's. */
function slipped(nik: string, taken: ReadonlySet<string>): string {
  for (let serial = Number(nik.slice(-4)); ; ) {
    serial = serial === LAST_SERIAL ? 9_000 : serial + 1;
    const other = `${nik.slice(0, -4)}${serial}`;
    if (!taken.has(other)) return other;
  }
}

/** Three people came to a second programme and were recorded anew, with a NIK mistyped: what a review has to find. */
export function addTwins({ data, secrets }: World): void {
  const taken = new Set([...secrets.values()].map(({ nik }) => nik));
  const leads = new Set(data.groups.map(({ leaderId }) => leaderId));
  const own = data.people.filter(({ organizationId }) => organizationId === data.people[0]?.organizationId);
  const groupsOf = Map.groupBy(data.memberships, ({ personId }) => personId);
  const inGroups = (id: string) => (groupsOf.get(id) ?? []).map(({ groupId }) => groupId);
  for (const { at, on, write } of TWINS) {
    const first = own[at];
    const known = first && secrets.get(first.id);
    if (!first || !known) continue;
    const apart = (id: string) => inGroups(id).every((group) => !inGroups(first.id).includes(group));
    const second = own
      .slice(at + on)
      .find(({ id, sex }) => sex === first.sex && !leads.has(id) && apart(id) && inGroups(id).length > 0);
    const secret = second && secrets.get(second.id);
    if (!second || !secret) continue;
    const nik = slipped(known.nik, taken);
    taken.add(nik);
    const { birthDate, villageCode } = first;
    Object.assign(second, { birthDate, villageCode, name: write(first.name), nameKey: personKey(first.name) });
    second.nikLast2 = nik.slice(-2);
    secrets.set(second.id, { ...secret, nik });
  }
}
