import type { HttpError } from "react-admin";
import { flatFilter } from "../customFields/customField.ts";
import { api } from "../providers/http.ts";
import { type SavedView, withoutFields } from "./viewModel.ts";

export interface Checked extends Pick<SavedView, "filter" | "sort"> {
  /** Names of filters and orders that the list no longer knows. */
  gone: string[];
}

/** Asks the list whether it still takes a view, and leaves out what it refuses, until it does. */
export async function checkView({ resource, filter, sort }: SavedView): Promise<Checked> {
  let left = { filter: flatFilter(filter), sort };
  const gone: string[] = [];
  for (;;) {
    const query = new URLSearchParams({ filter: JSON.stringify(left.filter), range: "[0,0]" });
    if (left.sort) query.set("sort", JSON.stringify([left.sort.field, left.sort.order]));
    try {
      await api.get(`${resource}?${query}`);
      return { ...left, gone };
    } catch (fault) {
      const { status, body } = fault as HttpError;
      const unknown = Object.keys((body?.errors as object | undefined) ?? {});
      const next = status === 400 ? withoutFields(left, unknown) : undefined;
      if (!next) throw fault;
      gone.push(...unknown);
      left = next;
    }
  }
}
