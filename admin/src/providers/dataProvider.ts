import simpleRest from "ra-data-simple-rest";
import type { DataProvider, GetManyParams, HttpError, RaRecord, UpdateParams } from "react-admin";
import { flatFilter, joinValues, spreadValues } from "../customFields/customField.ts";
import { conflicts } from "./conflict.ts";
import { changedFields, type Values } from "./conflictMerge.ts";
import { draftKey, dropDraft } from "./drafts.ts";
import { type Reply, type RequestOptions, request } from "./http.ts";
import { getWorklist } from "./worklistSource.ts";

const root = "/api";
const stock = simpleRest(root, (url, options) => request(url, options as RequestOptions) as Promise<Reply<never>>);

const urlOf = (resource: string, id: string | number) => `${root}/${resource}/${encodeURIComponent(id)}`;
const versionOf = (record?: Partial<RaRecord>) => (typeof record?.version === "number" ? record.version : undefined);
const isStale = (fault: unknown) => (fault as HttpError)?.status === 412;

async function currentOf(fault: unknown, url: string): Promise<Values> {
  const sent = (fault as HttpError).body?.current as Values | undefined;
  return sent ?? (await request<Values>(url)).json;
}

/** Sends what changed. When somebody was faster, shows both sides and sends what the person decides. */
async function update(resource: string, params: UpdateParams): Promise<{ data: RaRecord }> {
  const url = urlOf(resource, params.id);
  let base = (params.previousData ?? {}) as Values;
  let mine = { ...base, ...params.data } as Values;
  for (;;) {
    const changes = changedFields(base, mine);
    if (Object.keys(changes).length === 0) return { data: base as RaRecord };
    try {
      const reply = await request<RaRecord>(url, {
        method: "PUT",
        body: JSON.stringify(changes),
        version: versionOf(base as RaRecord),
      });
      dropDraft(draftKey(resource, params.id));
      return { data: reply.json };
    } catch (fault) {
      if (!isStale(fault)) throw fault;
      const theirs = await currentOf(fault, url);
      const [was, own, other] = [spreadValues(base), spreadValues(mine), spreadValues(theirs)];
      const decided = await conflicts.ask({ resource, base: was, mine: own, theirs: other });
      if (!decided) {
        dropDraft(draftKey(resource, params.id));
        return { data: theirs as RaRecord };
      }
      base = theirs;
      mine = joinValues(decided);
    }
  }
}

const idsAtOnce = 200;

/** The stock dialect asks without a range and would get the first page only. */
async function getMany(resource: string, { ids, signal }: GetManyParams): Promise<{ data: RaRecord[] }> {
  const parts = Array.from({ length: Math.ceil(ids.length / idsAtOnce) }, (_, at) =>
    ids.slice(at * idsAtOnce, (at + 1) * idsAtOnce),
  );
  const found = await Promise.all(
    parts.map((part) => {
      const query = new URLSearchParams({
        filter: JSON.stringify({ id: part }),
        range: JSON.stringify([0, part.length - 1]),
      });
      return request<RaRecord[]>(`${root}/${resource}?${query}`, { signal });
    }),
  );
  return { data: found.flatMap(({ json }) => json) };
}

async function remove(resource: string, id: string | number, record?: RaRecord): Promise<RaRecord> {
  const known = record ?? (await request<RaRecord>(urlOf(resource, id))).json;
  await request(urlOf(resource, id), { method: "DELETE", version: versionOf(known) });
  return known;
}

export const dataProvider = {
  ...stock,
  supportAbortSignal: true,
  getList: ((resource, params) =>
    params.meta?.worklist
      ? getWorklist(params)
      : stock.getList(resource, { ...params, filter: flatFilter(params.filter ?? {}) })) as DataProvider["getList"],
  getMany: getMany as DataProvider["getMany"],
  update: update as DataProvider["update"],
  create: (async (resource, params) => {
    const result = await stock.create(resource, params);
    dropDraft(draftKey(resource));
    return result;
  }) as DataProvider["create"],
  delete: (async (resource, params) => ({
    data: await remove(resource, params.id, params.previousData as RaRecord | undefined),
  })) as DataProvider["delete"],
  updateMany: (async (resource, params) => {
    for (const id of params.ids) {
      const previousData = (await request<RaRecord>(urlOf(resource, id))).json;
      await update(resource, { id, data: params.data, previousData });
    }
    return { data: params.ids };
  }) as DataProvider["updateMany"],
  deleteMany: (async (resource, params) => {
    for (const id of params.ids) await remove(resource, id);
    return { data: params.ids };
  }) as DataProvider["deleteMany"],
} satisfies DataProvider;
