import { useCreatePath, useListContext } from "react-admin";
import { useNavigate } from "react-router-dom";
import { nestedFilter } from "../customFields/customField.ts";
import { listUrl } from "../list/listUrl.ts";
import { type KnownColumns, useColumns } from "./useColumns.ts";
import { arrange, type ListState, type SavedView } from "./viewModel.ts";

/** A list's filter, order and columns on the screen, and how to put them otherwise. */
export function useListState(columns: KnownColumns) {
  const { resource, filterValues, sort } = useListContext();
  const { shown, put } = useColumns(columns);
  const createPath = useCreatePath();
  const navigate = useNavigate();

  const show = (filter: SavedView["filter"], order: SavedView["sort"], wanted: string[] | null): string[] => {
    const { gone, ...arranged } = wanted ? arrange(columns.known, wanted) : { gone: [] };
    put(arranged);
    const path = createPath({ resource, type: "list" });
    navigate(listUrl(path.replace(/^\//, ""), nestedFilter(filter), order ?? undefined));
    return gone;
  };
  const state: ListState = { filter: filterValues, sort: sort as ListState["sort"], columns: shown };
  return { state, show };
}
