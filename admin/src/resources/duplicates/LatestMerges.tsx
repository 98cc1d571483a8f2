import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useGetList, useNotify, useTranslate } from "react-admin";
import { listName } from "../../exports/exportModel.ts";
import { RefName } from "../../fields/RefName.tsx";
import { Instant, Quiet } from "../../fields/text.tsx";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Section } from "../../page/Section.tsx";
import type { Entity, Merge } from "./duplicateModel.ts";
import { useUndoMerge } from "./useDuplicates.ts";

function Line({ merge }: { merge: Merge }) {
  const translate = useTranslate();
  const notify = useNotify();
  const undo = useUndoMerge();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await undo(merge).catch((fault: Error) => notify(fault.message, { type: "error", autoHideDuration: 8000 }));
    setBusy(false);
  };
  const moved = Object.entries(merge.moved)
    .filter(([name]) => name !== "events")
    .map(([name, count]) => `${count} ${listName(name, translate).toLowerCase()}`);
  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        flexWrap: "wrap",
        justifyContent: "space-between",
        alignItems: "center",
        gap: 1,
        px: 2,
        py: 1,
        borderTop: 1,
        borderColor: "divider",
        listStyle: "none",
      }}
    >
      <Box sx={{ minWidth: 0, flex: "1 1 220px" }}>
        <RefName resource={merge.entity} id={merge.keptId} />
        <Box sx={{ fontSize: "0.8125rem" }}>
          <Quiet>
            <Instant value={merge.createdAt} />
            {moved.length > 0 && ` · ${moved.join(", ")}`}
          </Quiet>
        </Box>
      </Box>
      {merge.state === "done" ? (
        <Button size="small" variant="outlined" onClick={run} disabled={busy}>
          {translate("app.action.undo")}
        </Button>
      ) : (
        <Quiet>{translate("enums.mergeState.undone")}</Quiet>
      )}
    </Box>
  );
}

/** What was merged, newest first, each with its way back. */
export function LatestMerges({ entity }: { entity: Entity }) {
  const translate = useTranslate();
  const { data = [], isPending } = useGetList<Merge>("merges", {
    filter: { entity },
    sort: { field: "createdAt", order: "DESC" },
    pagination: { page: 1, perPage: 10 },
  });
  if (isPending) return null;
  return (
    <Section title={translate("resources.merges.done")} flush>
      {data.length === 0 ? (
        <EmptyState compact title={translate("resources.merges.noneDone")} />
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0 }}>
          {data.map((merge) => (
            <Line key={merge.id} merge={merge} />
          ))}
        </Box>
      )}
    </Section>
  );
}
