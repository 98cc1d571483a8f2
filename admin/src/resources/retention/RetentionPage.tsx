import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { Confirm, type HttpError, useNotify, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { ListTabs } from "../../list/ListTabs.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { api } from "../../providers/http.ts";
import { useApi } from "../../providers/useApi.ts";
import { PROTECTION_LABEL, PROTECTION_TABS } from "../dataRequests/protectionTabs.ts";
import { ClassRows } from "./ClassRows.tsx";
import { type RetentionClass, type RetentionReply, toRemove } from "./retentionModel.ts";

/** How long each class of data is kept and why, what is past it, and removing that by hand. */
export default function RetentionPage() {
  const translate = useTranslate();
  const { data, error, refetch } = useApi<RetentionReply>("retention");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [removed, setRemoved] = useState<Removed>();
  const text = (key: string, options = {}) => translate(`resources.retention.${key}`, options);
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (!data) return <PageSkeleton />;
  const { classes, decides } = data;
  const choose = (name: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, name] : [...before].filter((one) => one !== name)));
  const done = (counts: Record<string, number>) => {
    setRemoved(
      classes.flatMap(({ name, text: label }) => (name in counts ? [{ label, rows: counts[name] ?? 0 }] : [])),
    );
    setChosen(new Set());
    void refetch();
  };
  const rows = { chosen: decides ? chosen : undefined, onChoose: choose, onChanged: () => void refetch() };
  return (
    <Page
      title={translate("resources.retention.name", { smart_count: 1 })}
      subtitle={text("subtitle")}
      actions={decides && <RunButton classes={classes} chosen={chosen} onDone={done} />}
    >
      <ListTabs tabs={PROTECTION_TABS} label={PROTECTION_LABEL} />
      <Box sx={{ display: "grid", gap: 2, maxWidth: 1000 }}>
        {removed && <RemovedList removed={removed} />}
        <Section title={text("chosen")} note={decides ? text("chosenNote") : text("notYou")}>
          <ClassRows classes={classes.filter(({ always }) => !always)} {...rows} />
        </Section>
        <Section title={text("everywhere")} note={text("everywhereNote")}>
          <ClassRows classes={classes.filter(({ always }) => always)} {...rows} />
        </Section>
      </Box>
    </Page>
  );
}

type Removed = { label: string; rows: number }[];

function RemovedList({ removed }: { removed: Removed }) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.retention.${key}`, options);
  return (
    <Box role="status">
      <Section title={text("removed")} note={text("removedNote")}>
        <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: "0.875rem" }}>
          {removed.map(({ label, rows }) => (
            <li key={label}>
              {label}: <strong>{formatNumber(rows)}</strong>
            </li>
          ))}
        </Box>
      </Section>
    </Box>
  );
}

interface RunButtonProps {
  classes: readonly RetentionClass[];
  chosen: ReadonlySet<string>;
  onDone: (removed: Record<string, number>) => void;
}

function RunButton({ classes, chosen, onDone }: RunButtonProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const text = (key: string, options = {}) => translate(`resources.retention.${key}`, options);
  const { going, rows } = toRemove(classes, chosen);
  const run = async () => {
    setBusy(true);
    try {
      const names = going.map(({ name }) => name);
      onDone((await api.post<{ removed: Record<string, number> }>("retention", { classes: names })).removed);
    } catch (fault) {
      notify((fault as HttpError).message, { type: "error" });
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  return (
    <>
      {rows === 0 && <Quiet>{text("pick")}</Quiet>}
      <Button variant="contained" disabled={rows === 0} onClick={() => setAsking(true)}>
        {rows > 0 ? `${text("run")} (${formatNumber(rows)})` : text("run")}
      </Button>
      <Confirm
        isOpen={asking}
        loading={busy}
        title={text("runTitle", { smart_count: rows })}
        content={
          <>
            <Box component="ul" sx={{ mt: 0, pl: 2.5 }}>
              {going.map((one) => (
                <li key={one.name}>
                  {one.text}: {formatNumber(one.past)}. {text(one.empties ? "empties" : "deletes")}.
                </li>
              ))}
            </Box>
            {text("runHelp")}
          </>
        }
        confirm={text("run")}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
