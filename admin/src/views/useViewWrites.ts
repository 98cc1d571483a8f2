import { type HttpError, useDataProvider, useNotify, useTranslate } from "react-admin";
import { flatFilter } from "../customFields/customField.ts";
import { useUndoNotice } from "../dialogs/UndoNotice.tsx";
import { api } from "../providers/http.ts";
import { useMayI } from "../providers/useSession.ts";
import type { ListState, SavedView } from "./viewModel.ts";

export interface WritesOptions {
  resource: string;
  state: ListState;
  lookAgain: () => Promise<void>;
  setOpenId: (id: string | undefined) => void;
}

type Named = Pick<SavedView, "name" | "sharedWith">;

/** What is done with views; each change can be seen at once, and a deletion taken back. */
export function useViewWrites({ resource, state, lookAgain, setOpenId }: WritesOptions) {
  const provider = useDataProvider();
  const notify = useNotify();
  const undoNotice = useUndoNotice();
  const translate = useTranslate();
  const mayI = useMayI();
  const text = (key: string, view: Pick<SavedView, "name">) => translate(`resources.saved-views.${key}`, view);
  const shown = () => ({ filter: flatFilter(state.filter), sort: state.sort, columns: state.columns });
  const told = (fault: unknown) => notify((fault as HttpError).message, { type: "error" });

  const create = async (values: Named) => {
    const made = await api.post<SavedView>("saved-views", { resource, ...values, ...shown() });
    await lookAgain();
    setOpenId(made.id);
    notify(text("saved", made), { type: "success" });
  };
  const rename = async (view: SavedView, values: Named) => {
    await provider.update("saved-views", { id: view.id, data: values, previousData: view });
    await lookAgain();
  };
  const update = async (view: SavedView) => {
    const { filter, sort, columns } = view;
    const put = (data: object, previousData: SavedView) =>
      provider.update<SavedView>("saved-views", { id: view.id, data, previousData });
    try {
      const { data } = await put(shown(), view);
      await lookAgain();
      undoNotice(text("updated", view), async () => {
        await put({ filter, sort, columns }, data);
        await lookAgain();
      });
    } catch (fault) {
      told(fault);
    }
  };
  const remove = async (view: SavedView) => {
    try {
      await provider.delete("saved-views", { id: view.id, previousData: view });
      setOpenId(undefined);
      await lookAgain();
      undoNotice(text("deleted", view), async () => {
        const { name, filter, sort, columns, sharedWith } = view;
        // Whoever has no recycle bin gets the view made anew.
        if (mayI("recycle-bin", "edit")) await api.post(`recycle-bin/saved-views/${view.id}/restore`);
        else await api.post("saved-views", { resource, name, filter, sort, columns, sharedWith });
        await lookAgain();
      });
    } catch (fault) {
      told(fault);
    }
  };
  /** Starts the list with a view from now on; without one, as it comes. */
  const choose = async (view: SavedView | undefined) => {
    try {
      if (view) await api.put("view-defaults", { viewId: view.id });
      else await api.remove(`view-defaults/${resource}`);
      await lookAgain();
      notify(view ? text("isDefault", view) : "resources.saved-views.noDefault", { type: "success" });
    } catch (fault) {
      told(fault);
    }
  };
  return { create, rename, update, remove, choose };
}
