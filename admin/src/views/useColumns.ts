import { useListContext, useStore } from "react-admin";
import { type Arrangement, shownColumns } from "./viewModel.ts";

export interface KnownColumns {
  /** Every column there is, as declared. */
  known: string[];
  /** Those not shown until somebody adds them. */
  hidden: string[];
}

/** How the table of this list keeps its columns on this device, where react-admin's own table looks for it. */
export function useColumns({ known, hidden: atFirst }: KnownColumns) {
  const { resource } = useListContext();
  const store = `${resource}.datatable`;
  const [stored, setHidden] = useStore<string[] | undefined>(store);
  const [ranks, setRanks] = useStore<number[] | undefined>(`${store}_columnRanks`);
  const hidden = stored ?? atFirst;
  return {
    hidden,
    /** All of them in their order, shown or not. */
    order: shownColumns(known, { ranks }),
    shown: shownColumns(known, { hidden, ranks }),
    put: (arranged: Partial<Arrangement>) => {
      setHidden(arranged.hidden ?? atFirst);
      setRanks(arranged.ranks);
    },
  };
}
