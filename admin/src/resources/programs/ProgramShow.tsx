import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { EditButton, ShowBase, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { TransitionButton } from "../../dialogs/TransitionButton.tsx";
import { BandChip } from "../../fields/BandChip.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { EnumText } from "../../fields/text.tsx";
import { AsOfPicker } from "../../outcomes/AsOfPicker.tsx";
import { type Asked, askedQuery } from "../../outcomes/asked.ts";
import { FunnelSection } from "../../outcomes/FunnelSection.tsx";
import { MilestoneSection } from "../../outcomes/MilestoneSection.tsx";
import { doorOf, type Outcomes, outcomesPath } from "../../outcomes/outcomesModel.ts";
import { SurvivalSection } from "../../outcomes/SurvivalSection.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { allowed } from "../../providers/access.ts";
import { useApi } from "../../providers/useApi.ts";
import { useSession } from "../../providers/useSession.ts";
import { RiskPanel } from "../../risk/RiskPanel.tsx";
import { Timeline } from "../../timeline/Timeline.tsx";
import { Cohorts } from "./Cohorts.tsx";
import { EquipmentClocks } from "./EquipmentClocks.tsx";
import { GroupCounts } from "./GroupCounts.tsx";
import { NextStep } from "./NextStep.tsx";
import { PlanSteps } from "./PlanSteps.tsx";
import { ProgramFacts } from "./ProgramFacts.tsx";
import { ProgramMoney } from "./ProgramMoney.tsx";
import type { Program } from "./programModel.ts";
import { StagesPanel } from "./StagesPanel.tsx";
import { useStageWords } from "./stageModel.ts";

const FindingsOf = lazy(() => import("../findings/FindingsOf.tsx"));

/** What cannot be shown is said here; the list is not opened instead. */
const stay = { onError: () => undefined, retry: false };

export default function ProgramShow() {
  return (
    <ShowBase queryOptions={stay}>
      <ProgramPage />
    </ShowBase>
  );
}

function ProgramPage() {
  const { error, isPending, refetch } = useShowContext<Program>();
  const program = useRecordContext<Program>();
  const translate = useTranslate();
  const session = useSession();
  const { user } = session;
  const [past, setPast] = useState<Pick<Asked, "asOf" | "basis">>({ asOf: "", basis: "happened" });
  const stages = useStageWords(program);
  const asked: Asked = { by: "program", id: program?.id ?? "", ...past };
  const { data: outcomes } = useApi<Outcomes>(program && outcomesPath({ ...asked, asOf: "" }));
  const { data: shown, error: notShown } = useApi<Outcomes>(program && outcomesPath(asked));
  if (error && !program) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !program) return <PageSkeleton />;
  const own = program.organizationId === user.organizationId;
  const text = (key: string) => translate(`resources.programs.section.${key}`);
  const given = shown && !notShown ? { outcomes: shown, door: doorOf(shown), name: program.name } : undefined;
  return (
    <Page
      title={program.name}
      aside={<BandChip band={program.riskBand} score={program.score} large />}
      subtitle={
        <>
          {stages[program.state] ?? <EnumText of="programState" value={program.state} />} · {program.year} ·{" "}
          <EnumText of="fundingSource" value={program.fundingSource} /> · <RegionName code={program.regionCode} />
          {program.skill && ` · ${program.skill}`}
        </>
      }
      actions={
        <>
          {own && allowed(session, "programs", "edit") && <EditButton variant="outlined" size="medium" />}
          {own && allowed(session, "programs", "transition") && <TransitionButton of="programState" words={stages} />}
        </>
      }
    >
      <NextStep program={program} outcomes={outcomes} stages={stages} />
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1.7fr) minmax(0,1fr)" },
          mt: 2,
        }}
      >
        <Box sx={{ display: "grid", gap: 2, alignContent: "start" }}>
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
            <AsOfPicker asked={asked} onChange={(change) => setPast({ ...past, ...change })} />
            <Button component={Link} to={`/outcomes?${askedQuery(asked)}`}>
              {translate("outcomes.all")}
            </Button>
            <Button component={Link} to={`/compare?programs=${program.id}`}>
              {translate("outcomes.compare.open")}
            </Button>
          </Box>
          {notShown && <Fault fault={notShown} />}
          {given && <FunnelSection {...given} />}
          <ProgramMoney outcomes={shown} program={program} />
          <EquipmentClocks programId={program.id} />
          {given && given.outcomes.groups > 0 && (
            <>
              <MilestoneSection {...given} />
              <SurvivalSection {...given} />
            </>
          )}
          <Section title={text("timeline")}>
            <Timeline path={`programs/${program.id}/timeline`} first={12} ofGroups />
          </Section>
        </Box>
        <Box sx={{ display: "grid", gap: 2, alignContent: "start" }}>
          {program.kind && <StagesPanel program={program} />}
          <GroupCounts program={program} outcomes={shown} />
          <Section title={text("signals")}>
            <RiskPanel path={`programs/${program.id}/risk`} />
          </Section>
          {allowed(session, "findings", "list") && (
            <Suspense>
              <FindingsOf
                filter={{ programId: program.id }}
                starts={{ programId: program.id, addresseeId: program.organizationId }}
              />
            </Suspense>
          )}
          <ProgramFacts program={program} />
          <Cohorts programId={program.id} />
          <PlanSteps planId={program.planId} />
        </Box>
      </Box>
    </Page>
  );
}
