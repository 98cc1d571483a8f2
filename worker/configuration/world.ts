import type { FormDefinition } from "#db/schema/forms.ts";
import type { Row } from "../http/resourceSpec.ts";
import type { Resource } from "../policy/roles.ts";
import type { ListName } from "./format.ts";

/** The configuration as it would be: what a new thing of a file may name, whether it is there already or comes along. */
export interface World {
  rows: Record<ListName, Row[]>;
  published: Map<string, FormDefinition>;
}

type Seen = (world: World, body: Row) => Row[];

const factsInUse: Seen = ({ rows }) => rows.computedFacts.filter(({ enabled }) => enabled !== false);
const formsInUse: Seen = ({ rows, published }) =>
  rows.forms.filter((row) => published.has(String(row.id)) && !row.retired);

const answered: Seen = (world, body) => {
  const { of } = (body.definition ?? {}) as { of?: { form?: string } };
  const form = world.rows.forms.find(({ code }) => code === of?.form);
  const definition = form && world.published.get(String(form.id));
  return definition ? [{ definition }] : [];
};

const siblings: Seen = ({ rows }, { entity, code }) => {
  const beside = rows.customFields.filter((row) => row.entity === entity && row.code !== code);
  return [{ n: beside.length, last: Math.max(-1, ...beside.map(({ position }) => Number(position))) }];
};

/** What a resource's own reads would find in that world, by resource and name of the read. */
const SEEN: Partial<Record<Resource, Record<string, Seen>>> = {
  rules: { facts: factsInUse },
  plans: { facts: factsInUse, forms: formsInUse },
  indicators: { facts: factsInUse },
  "computed-facts": { form: answered },
  "program-templates": {
    plans: ({ rows }) => rows.plans,
    forms: ({ rows }) => rows.forms,
    rules: ({ rows }) => rows.rules,
  },
  "custom-fields": { siblings },
};

/** A read that is answered by the world and not by the database, if it is one. */
export const seenIn = (resource: Resource, read: string): Seen | undefined => SEEN[resource]?.[read];
