import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import type { Theme } from "@mui/material/styles";
import TextField from "@mui/material/TextField";
import useMediaQuery from "@mui/material/useMediaQuery";
import { type FormEvent, useState } from "react";
import { useTranslate } from "react-admin";
import { flatten } from "#worker/submissions/flatten.ts";
import { api } from "../../providers/http.ts";

const SHORTEST_REASON = 3;

/** Asks what for, then shows question by question what came in, as the form's mapping names them. */
export function AnswersDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const translate = useTranslate();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const [reason, setReason] = useState("");
  const [answers, setAnswers] = useState<[string, string][]>();
  const [fault, setFault] = useState<string>();
  const ask = (key: string) => translate(`resources.people.reveal.${key}`);
  const show = async (event: FormEvent) => {
    event.preventDefault();
    setFault(undefined);
    try {
      const { value } = await api.post<{ value: string }>(`submissions/${id}/reveal`, { field: "payload", reason });
      setAnswers([...flatten(JSON.parse(value))]);
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  return (
    <Dialog open onClose={onClose} fullScreen={narrow} fullWidth maxWidth="sm" aria-labelledby="answers-title">
      <form onSubmit={show}>
        <DialogTitle id="answers-title">{translate("resources.submissions.answers")}</DialogTitle>
        <DialogContent>
          {answers ? (
            <Box
              component="dl"
              sx={{ display: "grid", gridTemplateColumns: "minmax(0,2fr) minmax(0,3fr)", gap: 0.5, m: 0 }}
            >
              {answers.map(([question, answer]) => (
                <Box key={question} sx={{ display: "contents" }}>
                  <Box component="dt" sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>
                    {question}
                  </Box>
                  <Box component="dd" sx={{ m: 0, overflowWrap: "anywhere" }}>
                    {answer}
                  </Box>
                </Box>
              ))}
            </Box>
          ) : (
            <>
              <DialogContentText sx={{ mb: 1 }}>{ask("help")}</DialogContentText>
              <TextField
                label={ask("reason")}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
                helperText={ask("reasonHelp")}
                multiline
                minRows={2}
                required
                autoFocus
              />
              {fault && (
                <Alert severity="error" variant="outlined">
                  {fault}
                </Alert>
              )}
            </>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate("app.action.close")}</Button>
          {!answers && (
            <Button type="submit" variant="contained" disabled={reason.trim().length < SHORTEST_REASON}>
              {ask("show")}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
