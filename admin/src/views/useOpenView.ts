import { type HttpError, useNotify, useStore, useTranslate } from "react-admin";
import { checkView } from "./checkView.ts";
import type { useListState } from "./useListState.ts";
import type { SavedView } from "./viewModel.ts";

interface OpenViewOptions {
  resource: string;
  show: ReturnType<typeof useListState>["show"];
  /** What a field is called on this list. */
  labelOf: (name: string) => string;
}

/** Opens a view; what of it is no longer there is left out and said. Remembers which one is open. */
export function useOpenView({ resource, show, labelOf }: OpenViewOptions) {
  const notify = useNotify();
  const translate = useTranslate();
  const [openId, setOpenId] = useStore<string | undefined>(`${resource}.view`);
  const open = async (view: SavedView) => {
    try {
      const { filter, sort, gone } = await checkView(view);
      const missing = [...new Set([...gone, ...show(filter, sort, view.columns)])];
      setOpenId(view.id);
      if (missing.length === 0) return;
      const fields = missing.map(labelOf).join(", ");
      notify(translate("resources.saved-views.gone", { fields }), { type: "warning", autoHideDuration: 10_000 });
    } catch (fault) {
      notify((fault as HttpError).message, { type: "error" });
    }
  };
  const openPlain = () => {
    setOpenId(undefined);
    show({}, null, null);
  };
  return { openId, setOpenId, open, openPlain };
}
