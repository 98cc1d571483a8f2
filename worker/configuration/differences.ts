/** A step into a value: a field of an object, or one item of a list, by the name that tells it apart. */
export type Segment = string | { item: string | number; label?: unknown };

/** One place where two values differ; what is not there is undefined. */
export interface Difference {
  path: Segment[];
  before?: unknown;
  after?: unknown;
}

type Plain = Record<string, unknown>;

/** Fields that tell the items of a list apart, best first. */
const KEYS = ["code", "key", "name", "value", "state", "kind", "document"];

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Conditions over facts are read as one sentence: they differ as a whole. */
export const isQuery = (value: unknown): boolean => isPlain(value) && "combinator" in value && "rules" in value;

/** Whether two values of plain JSON say the same, whatever the order of their fields. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** The same value with the fields of its objects in order; null, undefined and a missing field are one. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isPlain(value)) return value ?? null;
  const fields = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)]));
}

/** The field by which every item of both lists is told apart, if there is one. */
function keyOf(before: unknown[], after: unknown[]): string | undefined {
  const distinct = (list: unknown[], key: string) => {
    const names = list.map((item) => (isPlain(item) ? item[key] : undefined));
    return names.every((name) => typeof name === "string") && new Set(names).size === names.length;
  };
  return KEYS.find((key) => distinct(before, key) && distinct(after, key));
}

function ofLists(before: unknown[], after: unknown[], path: Segment[]): Difference[] {
  if (![...before, ...after].every(isPlain)) return [{ path, before, after }];
  const key = keyOf(before, after);
  const nameOf = (item: unknown, at: number) => (key ? String((item as Plain)[key]) : at + 1);
  const was = new Map(before.map((item, at) => [nameOf(item, at), item]));
  const is = new Map(after.map((item, at) => [nameOf(item, at), item]));
  const found = [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const item = (is.get(name) ?? was.get(name)) as Plain;
    return differences(was.get(name), is.get(name), [...path, { item: name, label: item.label ?? item.name }]);
  });
  const common = (list: unknown[]) => list.map(nameOf).filter((name) => was.has(name) && is.has(name));
  const [orderBefore, orderAfter] = [common(before), common(after)];
  if (key && !same(orderBefore, orderAfter)) {
    found.push({ path: [...path, "order"], before: orderBefore, after: orderAfter });
  }
  return found;
}

/** Where two values of plain JSON differ, place by place; items of lists are followed by their names, not their places. */
export function differences(before: unknown, after: unknown, path: Segment[] = []): Difference[] {
  if (same(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after, path);
  if (!isPlain(before) || !isPlain(after) || isQuery(before) || isQuery(after)) return [{ path, before, after }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    differences(before[name], after[name], [...path, name]),
  );
}
