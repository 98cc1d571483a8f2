import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import Typography from "@mui/material/Typography";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Confirm, useNotify, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { listUrl } from "../../list/listUrl.ts";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import type { Import } from "./importModel.ts";

interface Undone extends Import {
  kept: { table: string; id: string; reason: string }[];
  keptCount: number;
}

interface WayOn {
  key: string;
  to: (job: Import) => string;
}

const toGroups: WayOn = { key: "toGroups", to: ({ programId }) => listUrl("groups", { programId }) };

const WAYS_ON: Record<Import["kind"], WayOn[]> = {
  roster: [toGroups, { key: "toWorklist", to: ({ programId }) => listUrl("follow-ups", { programId, view: "month" }) }],
  orders: [
    { key: "toOrders", to: () => "/orders" },
    { key: "toLinkages", to: () => "/linkages" },
  ],
  "follow-ups": [toGroups],
};

/** After the writing: where to go on, and the way back. */
export function Finished({ job }: { job: Import }) {
  const translate = useTranslate();
  const notify = useNotify();
  const mayI = useMayI();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState<Undone>();
  const text = (key: string, options = {}) => translate(`resources.imports.${key}`, options);
  const committed = job.state === "committed";

  const undo = async () => {
    setBusy(true);
    try {
      const after = await api.post<Undone>(`imports/${job.id}/undo`, {}, job.version);
      queryClient.setQueryData<Import>(["api", `imports/${job.id}`], { ...job, ...after });
      setKept(after);
      void queryClient.invalidateQueries();
    } catch (fault) {
      notify((fault as Error).message, { type: "error", autoHideDuration: 8000 });
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };

  return (
    <Card sx={{ px: 2, py: 1.5, borderLeft: 4, borderLeftColor: committed ? "primary.main" : "divider" }}>
      <Typography variant="h2" component="p" role="status">
        {text(committed ? `committed.${job.kind}` : "undone")}
      </Typography>
      {kept && kept.keptCount > 0 && (
        <Box sx={{ fontSize: "0.875rem" }}>
          {text("kept", { smart_count: kept.keptCount })}
          <ul>
            {kept.kept.slice(0, 10).map(({ id, reason }) => (
              <li key={id}>{reason}</li>
            ))}
          </ul>
        </Box>
      )}
      {committed && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mt: 1 }}>
          {WAYS_ON[job.kind].map(({ key, to }, at) => (
            <Button key={key} variant={at === 0 ? "contained" : "outlined"} component={Link} to={to(job)}>
              {text(key)}
            </Button>
          ))}
          {mayI("imports", "transition") && <Button onClick={() => setAsking(true)}>{text("undo")}</Button>}
        </Box>
      )}
      <Confirm
        isOpen={asking}
        loading={busy}
        title={text("undoTitle")}
        content={text("undoHelp")}
        confirm={text("undo")}
        onConfirm={undo}
        onClose={() => setAsking(false)}
      />
    </Card>
  );
}
