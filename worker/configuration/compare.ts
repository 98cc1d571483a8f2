import { newId } from "#db/ids.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { Reads } from "../context.ts";
import { ApiError, localText as text } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { type Extras, type Row, specOf } from "../http/resourceSpec.ts";
import { can } from "../policy/can.ts";
import { type Difference, differences } from "./differences.ts";
import { type ConfigurationFile, LISTS, type ListName } from "./format.ts";
import { namesOf, type Office } from "./office.ts";
import { type Item, inOrder, keyOf, type Names, PARTS, type Part, toItem } from "./parts.ts";
import { checkDraft, type Draft, draftOf, type Faults } from "./planItem.ts";
import { settingsCompared } from "./settingsPart.ts";
import { seenIn, type World } from "./world.ts";

export type Status = "added" | "changed" | "removed" | "same";

/** One thing of a configuration: what the file makes of it. */
export interface Compared {
  /** `rules/R01`. */
  id: string;
  part: ListName | "settings" | "permissions";
  name: unknown;
  status: Status;
  differences: Difference[];
  faults: Faults;
  before?: Row;
  draft?: Draft;
  /** Columns of the office's settings that change. */
  patch?: Row;
}

/** What of a file is taken; everything that is added or changed where nothing is said. */
export interface Choice {
  only?: readonly string[];
  remove?: readonly string[];
}

const TWICE = text("Muncul dua kali di berkas.", "Appears twice in the file.");
const nameOf = (item: Item) => item.name ?? item.label ?? (item.question as Item | undefined)?.label ?? item.code;

interface Wanted {
  id: string;
  item: Item;
  twice: boolean;
  draft: Draft;
}

function partOf(name: ListName): Part {
  const part = PARTS.find((one) => one.name === name);
  if (!part) throw new Error(`no such part: ${name}`);
  return part;
}

function specFor(part: Part) {
  const spec = specOf(part.resource);
  if (!spec) throw new Error(`${part.resource} is not declared`);
  return spec;
}

/** Every item of the file as a row that is to be, by the shape of its resource. */
function wantedOf(ctx: RequestContext, file: ConfigurationFile, office: Office, chosen: (id: string) => boolean) {
  const known = namesOf(office);
  const ids = new Map<string, string>();
  const idOf = (part: Part, item: Item) => {
    const id = `${part.name}/${keyOf(part, item)}`;
    const before = office.rows[part.name].find((row) => keyOf(part, row) === keyOf(part, item));
    if (!ids.has(id)) ids.set(id, String(before?.id ?? newId(part.prefix, ctx.now)));
    return { id, before, rowId: ids.get(id) ?? "" };
  };
  for (const item of file.forms ?? []) idOf(partOf("forms"), item);
  const names: Names = {
    ...known,
    formId: (code) => known.formId(code) ?? (chosen(`forms/${code}`) ? ids.get(`forms/${code}`) : undefined),
  };
  const counted = new Set<string>();
  return LISTS.flatMap((list) => {
    const part = partOf(list);
    return (file[list] ?? []).map((item): Wanted => {
      const { id, before, rowId } = idOf(part, item);
      const twice = counted.has(id);
      counted.add(id);
      return { id, item, twice, draft: draftOf(ctx, { part, spec: specFor(part), id: rowId, before }, item, names) };
    });
  });
}

/** What the checks of some records ask the database, in one read. */
async function readFor(ctx: RequestContext, drafts: readonly Draft[]): Promise<Record<string, Row[]>[]> {
  const asked = drafts.map(({ spec, body, id }) =>
    Object.entries(spec.reads?.(ctx, body, id) ?? {}).filter(([name]) => !seenIn(spec.name, name)),
  );
  const queries = asked.flatMap((one) => one.map(([, query]) => query));
  const results = queries.length > 0 ? ((await ctx.read(queries as unknown as Reads)) as unknown as Row[][]) : [];
  let at = 0;
  return asked.map((one) => Object.fromEntries(one.map(([name]) => [name, results[at++] ?? []])));
}

function put(world: World, { part, id, after, publishes }: Draft): void {
  world.rows[part.name] = [...world.rows[part.name].filter((row) => row.id !== id), after];
  if (publishes) world.published.set(id, publishes);
}

/** Runs each record's own checks, in an order in which what they name is known before. */
async function checked(ctx: RequestContext, wanted: Wanted[], world: World, chosen: (id: string) => boolean) {
  const names = namesOf({ rows: world.rows, published: world.published });
  const isMoot = ({ draft }: Wanted) =>
    draft.before !== undefined && !draft.publishes && sameItem(draft, draft.before, draft.after, names);
  const found = await readFor(
    ctx,
    wanted.map(({ draft }) => draft),
  );
  for (const [at, one] of wanted.entries()) {
    const { draft, id } = one;
    if (one.twice) one.draft = { ...draft, faults: { "": TWICE } };
    else if (Object.keys(draft.faults).length === 0 && !isMoot(one)) {
      const seen = Object.keys(draft.spec.reads?.(ctx, draft.body, draft.id) ?? {}).flatMap((name) => {
        const see = seenIn(draft.spec.name, name);
        return see ? [[name, see(world, draft.after)] as const] : [];
      });
      one.draft = await checkDraft(ctx, draft, { ...found[at], ...Object.fromEntries(seen) });
    }
    if (chosen(id) && Object.keys(one.draft.faults).length === 0) put(world, one.draft);
  }
}

const sameItem = ({ part }: Draft, before: Row, after: Row, names: Names) =>
  differences(toItem(part, before, names), toItem(part, after, names)).length === 0;

/** Fields stand in the order of the file; where that is the order they have, nobody's place changes. */
function placeFields(wanted: readonly Wanted[], office: Office): void {
  const part = partOf("customFields");
  const fields = wanted.filter(({ draft }) => draft.part === part);
  for (const entity of new Set(fields.map(({ item }) => item.entity))) {
    const told = fields.filter(({ item }) => item.entity === entity);
    const had = inOrder(part, office.rows.customFields).map(({ id }) => id);
    const places = told.map(({ draft }) => had.indexOf(draft.id)).map((at) => (at < 0 ? had.length : at));
    if (places.every((at, i) => i === 0 || at >= (places[i - 1] ?? 0))) continue;
    for (const [at, { draft }] of told.entries()) draft.after.position = at;
  }
}

/** One default: the one the file names takes over from the one there is. */
function settleDefault(wanted: Wanted[], office: Office, list: "plans" | "forms"): void {
  const part = partOf(list);
  const told = wanted.filter(({ draft }) => draft.part.name === list);
  const next = told.find(({ item }) => item.isDefault === true);
  for (const one of told) one.draft.after.isDefault = one === next;
  if (!next && list === "plans") {
    const was = told.find(({ draft }) => draft.before?.isDefault);
    if (was) was.draft.after.isDefault = true;
  }
  const old = office.rows[list].find((row) => row.isDefault && !told.some(({ draft }) => draft.id === row.id));
  if (!next || !old) return;
  const id = `${list}/${keyOf(part, old)}`;
  const after = { ...old, isDefault: false };
  const draft = { part, spec: specFor(part), id: String(old.id), before: old, after, body: {}, extras: {}, faults: {} };
  wanted.push({ id, item: { name: old.name }, twice: false, draft });
}

const statusOf = (before: Row | undefined, found: readonly Difference[]): Status =>
  before ? (found.length > 0 ? "changed" : "same") : "added";

async function removedOf(ctx: RequestContext, row: Row, part: Part, asked: boolean, names: Names): Promise<Compared> {
  const spec = specFor(part);
  const item = toItem(part, row, names);
  const one = {
    part: part.name,
    id: `${part.name}/${keyOf(part, row)}`,
    name: nameOf(item),
    status: "removed" as const,
  };
  const base: Compared = { ...one, differences: [], faults: {}, before: row };
  if (!asked) return base;
  if (!can(ctx.actor, spec.name, "delete")) {
    return { ...base, faults: { "": text("Peran Anda tidak boleh menghapusnya.", "Your role may not delete it.") } };
  }
  try {
    const extras: Extras = (await spec.beforeDelete?.(ctx, row)) ?? {};
    const after = { ...row, deletedAt: ctx.now };
    return { ...base, draft: { part, spec, id: String(row.id), before: row, after, body: {}, extras, faults: {} } };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    return { ...base, faults: error.fields ?? { "": error.text } };
  }
}

/** What a file would make of the office's configuration; nothing is written. */
export async function compareFile(
  ctx: RequestContext,
  file: ConfigurationFile,
  office: Office,
  choice: Choice = {},
): Promise<Compared[]> {
  const chosen = (id: string) => choice.only === undefined || choice.only.includes(id);
  const world: World = { rows: { ...office.rows }, published: new Map(office.published) };
  const wanted = wantedOf(ctx, file, office, chosen);
  await checked(ctx, wanted, world, chosen);
  const taken = wanted.filter(({ id }) => chosen(id));
  placeFields(taken, office);
  for (const list of ["plans", "forms"] as const) settleDefault(taken, office, list);
  const names = namesOf(office);
  const afterNames: Names = { ...namesOf(world), published: world.published };
  const all = [...wanted, ...taken.filter((one) => !wanted.includes(one))];
  const items = all.map(({ id, item, draft }): Compared => {
    const { part, before, after, faults } = draft;
    const broken = Object.keys(faults).length > 0;
    const found = before && !broken ? differences(toItem(part, before, names), toItem(part, after, afterNames)) : [];
    if (before && !broken && before.position !== after.position) {
      found.push({ path: ["position"], before: before.position, after: after.position });
    }
    const status = broken && before ? "changed" : statusOf(before, found);
    return { id, part: part.name, name: nameOf(item), status, differences: found, faults, before, draft };
  });
  const gone: Compared[] = [];
  for (const list of LISTS) {
    const part = partOf(list);
    for (const row of file[list] ? office.rows[list] : []) {
      const id = `${list}/${keyOf(part, row)}`;
      if (items.some((one) => one.id === id)) continue;
      gone.push(await removedOf(ctx, row, part, choice.remove?.includes(id) ?? false, names));
    }
  }
  const own = office.settings ? await settingsCompared(ctx, file, office.settings) : [];
  return [...own, ...items, ...gone];
}

/** What is wrong with an item, with the item's own name in the path: `rules/R01.tiers.0.points`. */
export const namedFaults = ({ id, faults }: Compared): [string, LocalText][] =>
  Object.entries(faults).map(([path, fault]) => [path ? `${id}.${path}` : id, fault]);
