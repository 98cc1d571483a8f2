import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { Form, useRefresh, useTranslate } from "react-admin";
import { BandChip } from "../../fields/BandChip.tsx";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { RefInput } from "../../inputs/RefInput.tsx";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { bandCounts, type RunPreview } from "./stallRunModel.ts";

type State =
  | { at: "idle" }
  | { at: "busy" }
  | { at: "failed"; message: string }
  | { at: "done"; preview: boolean; counts: RunPreview };

/** Runs the rules now, or shows first what that would change. */
export function RunPanel() {
  const translate = useTranslate();
  const refresh = useRefresh();
  const mayI = useMayI();
  const [programId, setProgramId] = useState<string>();
  const [state, setState] = useState<State>({ at: "idle" });
  const text = (key: string, options = {}) => translate(`resources.stall-runs.${key}`, options);

  const start = async (preview: boolean) => {
    setState({ at: "busy" });
    try {
      const body = { ...(programId ? { programId } : {}), ...(preview ? { preview } : {}) };
      const counts = await api.post<RunPreview>("stall-runs", body);
      setState({ at: "done", preview, counts });
      if (!preview) refresh();
    } catch (fault) {
      setState({ at: "failed", message: (fault as Error).message });
    }
  };

  return (
    <Card sx={{ px: 2, py: 1.5, mb: 2 }}>
      <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
        {text("help")}
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
        <Form>
          <RefInput
            source="programId"
            reference="programs"
            label="resources.stall-runs.fields.programId"
            helperText={false}
            onChange={(id) => setProgramId(id || undefined)}
          />
        </Form>
        <Button variant="outlined" onClick={() => start(true)} disabled={state.at === "busy"}>
          {text("preview")}
        </Button>
        {mayI("stall-runs", "run") && (
          <Button variant="contained" onClick={() => start(false)} disabled={state.at === "busy"}>
            {text("run")}
          </Button>
        )}
      </Box>
      <Box aria-live="polite">
        {state.at === "busy" && <Quiet>{text("running")}</Quiet>}
        {state.at === "failed" && (
          <Alert severity="error" variant="outlined">
            {state.message}
          </Alert>
        )}
        {state.at === "done" && <Outcome preview={state.preview} counts={state.counts} />}
      </Box>
    </Card>
  );
}

function Outcome({ preview, counts }: { preview: boolean; counts: RunPreview }) {
  const translate = useTranslate();
  const shown = {
    groups: formatNumber(counts.groups),
    raised: formatNumber(counts.raised),
    cleared: formatNumber(counts.cleared),
    unchanged: formatNumber(counts.unchanged),
    seconds: formatNumber(counts.ms / 1000),
  };
  return (
    <>
      <Typography variant="body1" sx={{ fontWeight: 600, mt: 1 }}>
        {translate(`resources.stall-runs.${preview ? "previewed" : "ran"}`, shown)}
      </Typography>
      {counts.results && counts.results.length > 0 && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1.5, alignItems: "center", mt: 0.5, fontSize: "0.875rem" }}>
          <Quiet>{translate("resources.stall-runs.bands")}:</Quiet>
          {bandCounts(counts.results).map(([band, count]) => (
            <span key={band}>
              <BandChip band={band} /> {formatNumber(count)}
            </span>
          ))}
        </Box>
      )}
    </>
  );
}
