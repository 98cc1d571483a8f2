import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import { useId, useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import { useNavigate, useSearchParams } from "react-router-dom";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Choices } from "./Choices.tsx";
import {
  type Compared,
  mergeBody,
  nameOf,
  otherSide,
  proposedSide,
  proposedValues,
  type Side,
} from "./duplicateModel.ts";
import { Hanging } from "./Hanging.tsx";
import { useCompared, useMerge, useSayDifferent } from "./useDuplicates.ts";

/** Two records side by side: which stays, which values it has, and what moves to it. */
export default function ComparePage() {
  const [search] = useSearchParams();
  const { data, error, refetch } = useCompared(search.get("entity"), search.get("firstId"), search.get("secondId"));
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (!data) return <PageSkeleton />;
  return <Comparison key={`${data.first.version}.${data.second.version}`} compared={data} />;
}

function Comparison({ compared }: { compared: Compared }) {
  const translate = useTranslate();
  const text = (key: string, options?: object) => translate(`resources.merges.${key}`, options);
  const navigate = useNavigate();
  const sayDifferent = useSayDifferent();
  const [kept, setKept] = useState<Side>(() => proposedSide(compared));
  const [values, setValues] = useState(() => proposedValues(compared, proposedSide(compared)));
  const [asking, setAsking] = useState(false);
  const { entity, first, second, obstacles } = compared;

  const keep = (side: Side) => {
    setKept(side);
    setValues(proposedValues(compared, side));
  };
  const different = async () => {
    await sayDifferent({ entity, firstId: String(first.id), secondId: String(second.id) });
    navigate(`/duplicates?entity=${entity}`);
  };

  return (
    <Page
      title={text("compareTitle")}
      subtitle={`${nameOf(first)} · ${nameOf(second)}`}
      actions={
        <>
          <Button onClick={different}>{text("different")}</Button>
          <Button variant="contained" onClick={() => setAsking(true)} disabled={obstacles.length > 0}>
            {text("merge")}
          </Button>
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 2 }}>
        {obstacles.map((one) => (
          <Alert key={one} severity="info">
            {text(`obstacle.${one}`)}
          </Alert>
        ))}
        <Choices
          compared={compared}
          kept={kept}
          onKeep={keep}
          values={values}
          onValue={(field, side) => setValues({ ...values, [field]: side })}
        />
        <Hanging compared={compared} kept={kept} />
      </Box>
      {asking && (
        <Confirm
          compared={compared}
          kept={kept}
          body={mergeBody(compared, kept, values)}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}

interface ConfirmProps {
  compared: Compared;
  kept: Side;
  body: ReturnType<typeof mergeBody>;
  onClose: () => void;
}

function Confirm({ compared, kept, body, onClose }: ConfirmProps) {
  const translate = useTranslate();
  const text = (key: string, options?: object) => translate(`resources.merges.${key}`, options);
  const titleId = useId();
  const merge = useMerge();
  const notify = useNotify();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await merge(body);
      navigate(`/${compared.entity}/${body.keptId}/show`);
    } catch (fault) {
      notify((fault as Error).message, { type: "error", autoHideDuration: 8000 });
      onClose();
    }
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId} component="h2">
        {text("confirm")}
      </DialogTitle>
      <DialogContent>
        <DialogContentText>{text("confirmHelp", { gone: nameOf(compared[otherSide(kept)]) })}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate("app.action.cancel")}</Button>
        <Button variant="contained" onClick={run} disabled={busy}>
          {text("merge")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
