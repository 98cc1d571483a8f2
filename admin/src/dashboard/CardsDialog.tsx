import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import MenuItem from "@mui/material/MenuItem";
import Skeleton from "@mui/material/Skeleton";
import type { Theme } from "@mui/material/styles";
import TextField from "@mui/material/TextField";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type HttpError, useNotify, useTranslate } from "react-admin";
import { ROLES, type Role } from "#db/constants.ts";
import { Fault } from "../page/Fault.tsx";
import { useApi } from "../providers/useApi.ts";
import { useMayI, useSession } from "../providers/useSession.ts";
import { CardLists } from "./CardLists.tsx";
import { type Catalogue, type Choice, choiceFor, dropChoice, saveChoice } from "./cardModel.ts";

interface CardsDialogProps {
  onClose: () => void;
  /** After the cards were saved or are the default again. */
  onDone: () => void;
}

/** Which figures stand on the start page, and in which order: for oneself, or by the admin for a role. */
export default function CardsDialog({ onClose, onDone }: CardsDialogProps) {
  const translate = useTranslate();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const { user } = useSession();
  const mayI = useMayI();
  const [whose, setWhose] = useState<"me" | Role>("me");
  const role = whose === "me" ? user.role : whose;
  const { data, error, refetch } = useApi<Catalogue>(`dashboard/catalogue?role=${role}`);
  const text = (key: string, options = {}) => translate(`resources.dashboards.${key}`, options);
  return (
    <Dialog open onClose={onClose} fullScreen={narrow} fullWidth maxWidth="sm" aria-labelledby="cards-title">
      <DialogTitle id="cards-title">{text("title")}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{text("help")}</DialogContentText>
        {mayI("settings", "edit") && (
          <TextField
            select
            fullWidth
            label={text("forWhom")}
            value={whose}
            onChange={({ target }) => setWhose(target.value as "me" | Role)}
            sx={{ mb: 2 }}
          >
            <MenuItem value="me">{text("me")}</MenuItem>
            {ROLES.filter((one) => one !== "ngo" && one !== "commission").map((one) => (
              <MenuItem key={one} value={one}>
                {text("role", { role: translate(`enums.role.${one}`) })}
              </MenuItem>
            ))}
          </TextField>
        )}
        {error && !data && <Fault fault={error} retry={() => void refetch()} />}
        {!data && !error && <Skeleton variant="rounded" height={320} />}
      </DialogContent>
      {data && <Chooser key={`${whose} ${data.default.join()}`} {...{ data, whose, onClose, onDone }} />}
    </Dialog>
  );
}

function Chooser({ data, whose, onClose, onDone }: CardsDialogProps & { data: Catalogue; whose: "me" | Role }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const start: Choice = choiceFor(data, whose);
  const [cards, setCards] = useState<readonly string[]>(start.cards);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const text = (key: string, options = {}) => translate(`resources.dashboards.${key}`, options);
  const run = async (work: () => Promise<unknown>, said: string) => {
    setBusy(true);
    setFault(undefined);
    try {
      await work();
      // What was chosen before is offered no more.
      queries.removeQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith("dashboard/catalogue") });
      notify(text(said), { type: "success" });
      onDone();
      onClose();
    } catch (error) {
      setFault((error as HttpError).message);
      setBusy(false);
    }
  };
  return (
    <>
      <DialogContent sx={{ pt: 0 }}>
        <CardLists data={data} cards={cards} onChange={setCards} />
        {fault && <Alert severity="error">{fault}</Alert>}
      </DialogContent>
      <DialogActions sx={{ flexWrap: "wrap", px: 3, pb: 2, gap: 1 }}>
        {start.row && (
          <Button disabled={busy} onClick={() => run(() => dropChoice(start), "wasReset")} sx={{ mr: "auto" }}>
            {text("reset")}
          </Button>
        )}
        <Button onClick={onClose}>{translate("ra.action.cancel")}</Button>
        <Button
          variant="contained"
          disabled={busy || cards.length === 0}
          onClick={() => run(() => saveChoice(start, cards), "saved")}
        >
          {translate("ra.action.save")}
        </Button>
      </DialogActions>
    </>
  );
}
