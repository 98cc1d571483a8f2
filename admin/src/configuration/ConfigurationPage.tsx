import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { type HttpError, useNotify, useRefresh, useTranslate } from "react-admin";
import { useUndoNotice } from "../dialogs/UndoNotice.tsx";
import { today } from "../format/clock.ts";
import { Page } from "../page/Page.tsx";
import { Section } from "../page/Section.tsx";
import { useMayI } from "../providers/useSession.ts";
import { FileDrop } from "../resources/imports/FileDrop.tsx";
import { ComparisonList } from "./ComparisonList.tsx";
import {
  type Comparison,
  type File as ConfigurationFile,
  chosenAtFirst,
  compare,
  putBack,
  readConfiguration,
  readShipped,
  saveFile,
  takeOver,
} from "./configurationModel.ts";

const WORDS = "resources.configuration";

interface Compared {
  file: ConfigurationFile;
  comparison: Comparison;
  /** What it was compared with: a file of that name, or what is shipped. */
  from: string;
}

const told = (fault: unknown): string => {
  const { message, body } = fault as HttpError;
  return [message, ...Object.values((body?.errors ?? {}) as Record<string, string>)].join(" ");
};

/** The whole configuration of the office as a file: kept, compared with another, and taken over. */
export default function ConfigurationPage() {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const undoNotice = useUndoNotice();
  const mayChange = useMayI()("configuration", "update");
  const [chosenFile, setChosenFile] = useState<File>();
  const [compared, setCompared] = useState<Compared>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const text = (key: string, options = {}) => translate(`${WORDS}.${key}`, options);

  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    setFault(undefined);
    try {
      await work();
    } catch (error) {
      setFault(told(error));
    } finally {
      setBusy(false);
    }
  };
  const look = (file: ConfigurationFile, from: string) =>
    during(async () => {
      const comparison = await compare(file);
      setCompared({ file, comparison, from });
      setChosen(chosenAtFirst(comparison));
    });
  const choose = async (file: File) => {
    setChosenFile(file);
    setCompared(undefined);
    const parsed = await file
      .text()
      .then(JSON.parse)
      .catch(() => undefined);
    if (parsed === undefined) setFault(text("noJson"));
    else await look(parsed as ConfigurationFile, file.name);
  };
  const download = () => during(async () => saveFile(await readConfiguration(), today()));
  const lookAtShipped = () => {
    setChosenFile(undefined);
    return during(async () => look(await readShipped(), text("shipped")));
  };
  const apply = ({ file, comparison }: Compared) =>
    during(async () => {
      const before = await readConfiguration();
      const taken = comparison.items.filter(({ id }) => chosen.has(id));
      const of = (removed: boolean) =>
        taken.filter(({ status }) => (status === "removed") === removed).map(({ id }) => id);
      const done = await takeOver(file, comparison, { only: of(false), remove: of(true) });
      setCompared(undefined);
      setChosenFile(undefined);
      refresh();
      const count = done.added.length + done.changed.length + done.removed.length;
      undoNotice(text("applied", { smart_count: count }), async () => {
        await putBack(before, done);
        notify(`${WORDS}.undone`, { type: "success" });
        refresh();
      });
    });

  return (
    <Page title={text("name", { smart_count: 1 })} subtitle={text("help")}>
      <Box sx={{ display: "grid", gap: 2, maxWidth: 980 }}>
        <Section title={text("out")} note={text("outHelp")}>
          <Button variant="outlined" onClick={() => void download()} disabled={busy}>
            {text("download")}
          </Button>
        </Section>
        {mayChange && (
          <Section title={text("in")} note={text("inHelp")}>
            <FileDrop
              file={chosenFile}
              onChoose={(file) => void choose(file)}
              disabled={busy}
              accept=".json"
              words={WORDS}
            />
            <Button sx={{ mt: 1.5 }} onClick={() => void lookAtShipped()} disabled={busy}>
              {text("compareShipped")}
            </Button>
            {busy && <LinearProgress sx={{ mt: 1 }} aria-label={translate("ra.page.loading")} />}
            <div aria-live="assertive">
              {fault && (
                <Alert severity="error" variant="outlined" sx={{ mt: 1.5 }}>
                  <AlertTitle>{text("refused")}</AlertTitle>
                  {fault}
                </Alert>
              )}
            </div>
          </Section>
        )}
        {compared && (
          <Section title={text("compared", { from: compared.from })} note={text("comparedHelp")}>
            <ComparisonList comparison={compared.comparison} chosen={chosen} onChoose={setChosen} />
            <ApplyBar compared={compared} chosen={chosen} busy={busy} onApply={() => void apply(compared)} />
          </Section>
        )}
      </Box>
    </Page>
  );
}

interface ApplyBarProps {
  compared: Compared;
  chosen: ReadonlySet<string>;
  busy: boolean;
  onApply: () => void;
}

function ApplyBar({ compared, chosen, busy, onApply }: ApplyBarProps) {
  const translate = useTranslate();
  const { items } = compared.comparison;
  if (items.every(({ status }) => status === "same")) return null;
  const broken = items.filter(({ id, faults }) => chosen.has(id) && faults.length > 0).length;
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, alignItems: "center", mt: 2 }}>
      <Button variant="contained" disabled={busy || chosen.size === 0 || broken > 0} onClick={onApply}>
        {translate(`${WORDS}.apply`, { smart_count: chosen.size })}
      </Button>
      {broken > 0 && (
        <Typography variant="body2" sx={{ color: "error.main" }} role="status">
          {translate(`${WORDS}.broken`, { smart_count: broken })}
        </Typography>
      )}
    </Box>
  );
}
