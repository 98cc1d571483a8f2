import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense } from "react";
import { EditButton, ShowBase, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText } from "../../fields/text.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { DraftSize } from "./DraftSize.tsx";
import { FrameSection } from "./FrameSection.tsx";
import { SampleFacts } from "./SampleFacts.tsx";
import { SampleResult } from "./SampleResult.tsx";
import { SampleSteps } from "./SampleSteps.tsx";
import type { Sample } from "./sampleModel.ts";
import { UnitList } from "./UnitList.tsx";

const FindingsOf = lazy(() => import("../findings/FindingsOf.tsx"));
const stay = { onError: () => undefined, retry: false };

export default function SampleShow() {
  return (
    <ShowBase queryOptions={stay}>
      <SamplePage />
    </ShowBase>
  );
}

function SamplePage() {
  const { error, isPending, refetch } = useShowContext<Sample>();
  const sample = useRecordContext<Sample>();
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  if (error && !sample) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !sample) return <PageSkeleton />;
  const text = (key: string) => translate(`resources.samples.${key}`);
  const mine = sample.organizationId === user.organizationId;
  const drawn = sample.state === "drawn" || sample.state === "closed";
  const told = sample.state === "closed" || (mine && drawn);
  return (
    <Page
      title={sample.question}
      aside={<EnumText of="sampleState" value={sample.state} />}
      subtitle={
        <>
          <EnumText of="sampleUnit" value={sample.unit} /> · <EnumText of="sampleMethod" value={sample.method} /> ·{" "}
          <RefName resource="organizations" id={sample.auditedId} plain />
        </>
      }
      actions={
        told ? (
          <>
            {mine && sample.state === "drawn" && (
              <Button component={Link} to={`/samples/${sample.id}/checklist`} variant="outlined">
                {text("checklist")}
              </Button>
            )}
            <Button component={Link} to={`/samples/${sample.id}/report`} variant="outlined">
              {text("report")}
            </Button>
          </>
        ) : (
          mine &&
          sample.state === "draft" &&
          mayI("samples", "edit") && (
            <EditButton label="resources.samples.changeDesign" variant="outlined" size="medium" />
          )
        )
      }
    >
      <SampleSteps sample={sample} mine={mine} />
      <Box
        sx={{
          display: "grid",
          gap: 2,
          mt: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1.7fr) minmax(0,1fr)" },
        }}
      >
        <Box sx={{ display: "grid", gap: 2, alignContent: "start" }}>
          {told && <SampleResult sample={sample} />}
          {told && <UnitList sample={sample} mine={mine} />}
          {mine && sample.state === "draft" && <DraftSize sample={sample} />}
          {!told && <FrameSection sample={sample} />}
        </Box>
        <Box sx={{ display: "grid", gap: 2, alignContent: "start" }}>
          <SampleFacts sample={sample} />
          {told && <FrameSection sample={sample} />}
          {sample.state === "closed" && mayI("findings", "list") && (
            <Suspense>
              <FindingsOf
                filter={{ sampleId: sample.id }}
                starts={{ sampleId: sample.id, addresseeId: sample.auditedId }}
                title={text("section.findings")}
              />
            </Suspense>
          )}
        </Box>
      </Box>
    </Page>
  );
}
