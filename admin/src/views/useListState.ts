import { useCreatePath, useListContext, useStore } from "react-admin";
import { useNavigate } from "react-router-dom";
import { nestedFilter } from "../customFields/customField.ts";
import { listUrl } from "../list/listUrl.ts";
import { arrange, type ListState, type SavedView, shownColumns } from "./viewModel.ts";

export interface KnownColumns {
  /** Every column there is, as declared. */
  known: string[];
  /** Those not shown until somebody adds them. */
  hidden: string[];
}

/** A list's filter, order and columns on the screen, and how to put them otherwise. */
export function useListState({ known, hidden }: KnownColumns) {
  const { resource, filterValues, sort } = useListContext();
  const store = `${resource}.datatable`;
  const [stored, setHidden] = useStore<string[] | undefined>(store);
  const [ranks, setRanks] = useStore<number[] | undefined>(`${store}_columnRanks`);
  const createPath = useCreatePath();
  const navigate = useNavigate();

  const show = (filter: SavedView["filter"], order: SavedView["sort"], columns: string[] | null): string[] => {
    const arranged = columns ? arrange(known, columns) : { hidden, ranks: undefined, gone: [] };
    setHidden(arranged.hidden);
    setRanks(arranged.ranks);
    const path = createPath({ resource, type: "list" });
    navigate(listUrl(path.replace(/^\//, ""), nestedFilter(filter), order ?? undefined));
    return arranged.gone;
  };
  const state: ListState = {
    filter: filterValues,
    sort: sort as ListState["sort"],
    columns: shownColumns(known, { hidden: stored ?? hidden, ranks }),
  };
  return { state, show };
}
