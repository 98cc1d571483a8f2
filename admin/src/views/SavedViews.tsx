import Views from "@mui/icons-material/BookmarksOutlined";
import Badge from "@mui/material/Badge";
import Button from "@mui/material/Button";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { lazy, Suspense, useEffect, useId, useState } from "react";
import { useListContext, useTranslate } from "react-admin";
import { useLocation } from "react-router-dom";
import { useMayI, useSession } from "../providers/useSession.ts";
import type { KnownColumns } from "./useColumns.ts";
import { useListState } from "./useListState.ts";
import { useOpenView } from "./useOpenView.ts";
import { useViews } from "./useViews.ts";
import { standsAs } from "./viewModel.ts";

const ViewActions = lazy(() => import("./ViewActions.tsx"));

/** Lists that were opened since the console started: the view a list starts with opens once. */
const started = new Set<string>();

interface SavedViewsProps extends KnownColumns {
  labelOf: (name: string) => string;
}

/** The views of a list: open, keep, share, and choose what the list starts with. */
export default function SavedViews({ labelOf, ...columns }: SavedViewsProps) {
  const { resource } = useListContext();
  const { user } = useSession();
  const mayI = useMayI();
  const translate = useTranslate();
  const { search } = useLocation();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [used, setUsed] = useState(false);
  const { views = [], defaultId, known, lookAgain } = useViews(resource);
  const { state, show } = useListState(columns);
  const { openId, setOpenId, open, openPlain } = useOpenView({ resource, show, labelOf });
  const active = views.find((view) => view.id === openId);
  const changed = active !== undefined && !standsAs(active, state);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the views are known
  useEffect(() => {
    const place = `${user.id} ${resource}`;
    if (!known || started.has(place)) return;
    started.add(place);
    const first = views.find((view) => view.id === defaultId);
    if (first && search === "") void open(first);
  }, [known]);

  if (!mayI("saved-views", "list")) return null;
  const words = active?.name ?? translate("resources.saved-views.button");
  const label = changed ? `${words} (${translate("resources.saved-views.changed")})` : words;
  return (
    <>
      <Button
        size="small"
        startIcon={
          <Badge variant="dot" color="primary" invisible={!changed}>
            <Views fontSize="small" />
          </Badge>
        }
        aria-haspopup="menu"
        aria-expanded={anchor ? true : undefined}
        aria-controls={anchor ? id : undefined}
        aria-label={active ? `${translate("resources.saved-views.button")}: ${label}` : undefined}
        onClick={({ currentTarget }) => {
          setUsed(true);
          setAnchor(currentTarget);
        }}
        sx={{ maxWidth: narrow ? 160 : 260, whiteSpace: "nowrap", overflow: "hidden", textOverflow: "ellipsis" }}
      >
        {words}
      </Button>
      {used && (
        <Suspense>
          <ViewActions
            {...{ id, anchor, views, active, changed, defaultId, resource, state, lookAgain, setOpenId }}
            onClose={() => setAnchor(null)}
            onOpen={open}
            onPlain={openPlain}
          />
        </Suspense>
      )}
    </>
  );
}
