import type { GetListParams, GetListResult } from "react-admin";
import { request } from "./http.ts";

/** Address of a page of the worklist; without a sort of the person's own the riskiest group comes first. */
export function worklistUrl({ filter, pagination, sort }: GetListParams): string {
  const { view = "overdue", ...rest } = filter ?? {};
  const { page, perPage } = pagination ?? { page: 1, perPage: 25 };
  const query = new URLSearchParams({
    view,
    filter: JSON.stringify(rest),
    range: JSON.stringify([(page - 1) * perPage, page * perPage - 1]),
  });
  const own = sort && !(sort.field === "score" && sort.order === "DESC");
  if (own) query.set("sort", JSON.stringify([sort.field, sort.order]));
  return `/api/worklist?${query}`;
}

/** Open follow-ups of one view, each with its group and that group's risk. */
export async function getWorklist(params: GetListParams): Promise<GetListResult> {
  const { json, headers } = await request<GetListResult["data"]>(worklistUrl(params), { signal: params.signal });
  const total = Number(headers.get("Content-Range")?.split("/").pop());
  return { data: json, total: Number.isFinite(total) ? total : json.length };
}
