import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import { useState } from "react";
import { ShowBase, useGetOne, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { Attachments } from "../../attachments/Attachments.tsx";
import { EnumText, Quiet } from "../../fields/text.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { useSession } from "../../providers/useSession.ts";
import { type Sample, type SampleItem, unchecked } from "../samples/sampleModel.ts";
import { UnitName } from "../samples/UnitName.tsx";
import { useSampleItems } from "../samples/useSampleItems.ts";
import { CheckForm } from "./CheckForm.tsx";
import { Compared } from "./Compared.tsx";
import { OpenUnit } from "./OpenUnit.tsx";
import { ReplaceButton } from "./ReplaceButton.tsx";
import { useWaitingChecks } from "./useWaitingChecks.ts";
import { WaitingNotice } from "./WaitingNotice.tsx";
import { dropCheck } from "./waitingChecks.ts";

const stay = { onError: () => undefined, retry: false };

export default function CheckPage() {
  return (
    <ShowBase queryOptions={stay}>
      <Unit />
    </ShowBase>
  );
}

function Unit() {
  const { error, isPending } = useShowContext<SampleItem>();
  const item = useRecordContext<SampleItem>();
  const { data: sample } = useGetOne<Sample>("samples", { id: item?.sampleId ?? "" }, { enabled: Boolean(item) });
  if (error && !item) return <Fault fault={error as { message: string; status?: number }} />;
  if (isPending || !item || !sample) return <PageSkeleton />;
  // Another unit is another form.
  return <UnitPage key={item.id} item={item} sample={sample} />;
}

/** One drawn unit: who it is, what is seen, and only then what had been reported. */
function UnitPage({ item, sample }: { item: SampleItem; sample: Sample }) {
  const translate = useTranslate();
  const { user } = useSession();
  const [again, setAgain] = useState(false);
  const { data: items = [] } = useSampleItems(sample.id);
  const text = (key: string, more = {}) => translate(`resources.sample-items.${key}`, more);
  const mine = sample.organizationId === user.organizationId;
  const running = mine && sample.state === "drawn" && !item.replacedBy;
  const { waiting, send, keep } = useWaitingChecks(mine && sample.state === "drawn" ? sample.id : undefined);
  const waits = waiting.get(item.id);
  const left = unchecked(items).filter(({ id }) => id !== item.id && !waiting.has(id));
  // Onwards in the order first, then what was left out.
  const next = left.find(({ order }) => order > item.order) ?? left[0];
  const asks = running && ((!item.match && !waits) || again);
  const done = running && !asks;
  return (
    <Page
      title={text("title", { order: item.order })}
      aside={item.match && !waits && <EnumText of="itemMatch" value={item.match} />}
      subtitle={
        <>
          <UnitName unit={sample.unit} id={item.unitId} /> · {item.frameId} · {sample.question}
        </>
      }
      actions={
        <>
          {running && !waits && item.match !== "match" && item.match !== "differs" && <ReplaceButton item={item} />}
          <Button component={Link} to={`/samples/${sample.id}/show`} variant="outlined">
            {text("backToSample")}
          </Button>
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 2, maxWidth: 760 }}>
        {item.replacedBy && (
          <Alert severity="info">{text("isReplaced", { reason: item.replaceReason ?? text("noReason") })}</Alert>
        )}
        {running && <OpenUnit item={item} />}
        <WaitingNotice waiting={waiting} onSend={send} />
        {asks && (
          <CheckForm
            key={item.version}
            item={item}
            sample={sample}
            before={waits}
            keep={keep}
            drop={() => dropCheck(user.id, item.id)}
            onSaved={() => setAgain(false)}
          />
        )}
        {item.match && !again && !waits && <Compared item={item} sample={sample} />}
        {done && (
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
            {next && (
              <Button component={Link} to={`/sample-items/${next.id}/show`} variant="contained">
                {text("nextUnit")}
              </Button>
            )}
            {!next && <Quiet>{text("lastUnit")}</Quiet>}
            <Button onClick={() => setAgain(true)}>{text("again")}</Button>
          </Box>
        )}
        <Card sx={{ p: 2 }}>
          <Attachments
            subject="sample-items"
            subjectId={item.id}
            organizationId={running ? sample.organizationId : "-"}
          />
        </Card>
      </Box>
    </Page>
  );
}
