import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { useNotify, useRefresh, useTranslate } from "react-admin";
import { NextAction } from "../../page/NextAction.tsx";
import { api } from "../../providers/http.ts";
import { useSession } from "../../providers/useSession.ts";
import { type Finding, isAddressee, leads, type Verb, verbsFor } from "./findingModel.ts";

const VerbDialog = lazy(() => import("./VerbDialog.tsx"));

/** Where a finding stands, and the buttons that follow from it for this person. */
export function FindingVerbs({ finding }: { finding: Finding }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { user } = useSession();
  const [asking, setAsking] = useState<Verb>();
  const verbs = verbsFor(user, finding);
  const first = leads(verbs[0], finding.state) ? verbs[0] : undefined;
  const others = verbs.filter((verb) => verb !== first);
  const text = (key: string) => translate(`resources.findings.${key}`);
  const side = isAddressee(user, finding) ? "next.office" : "next";

  const send = async (verb: Verb, values: Record<string, unknown>) => {
    const told = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ""));
    await api.post(`findings/${finding.id}/${verb}`, told, finding.version);
    notify(text(`said.${verb}`), { type: "success" });
    refresh();
  };
  return (
    <>
      <NextAction
        why={text(`${side}.${finding.state}`)}
        label={first && text(first)}
        onClick={first && (() => setAsking(first))}
      />
      {others.length > 0 && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mt: 0.5 }}>
          {others.map((verb) => (
            <Button key={verb} size="small" onClick={() => setAsking(verb)}>
              {text(verb)}
            </Button>
          ))}
        </Box>
      )}
      {asking && (
        <Suspense fallback={null}>
          <VerbDialog
            finding={finding}
            verb={asking}
            onClose={() => setAsking(undefined)}
            onSend={(values) => send(asking, values)}
          />
        </Suspense>
      )}
    </>
  );
}
