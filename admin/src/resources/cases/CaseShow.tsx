import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { ShowBase, useGetList, useGetOne, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { BandChip } from "../../fields/BandChip.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText } from "../../fields/text.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { Timeline } from "../../timeline/Timeline.tsx";
import type { Group } from "../groups/groupModel.ts";
import { ActionList } from "./ActionList.tsx";
import { CaseNext } from "./CaseNext.tsx";
import { CaseSignals } from "./CaseSignals.tsx";
import { type Case, type CaseAction, isLivingCase } from "./caseModel.ts";
import { DueText } from "./DueText.tsx";
import { MoveButton } from "./MoveButton.tsx";

const CaseDialog = lazy(() => import("./CaseDialog.tsx"));
/** What cannot be shown is said here; the list is not opened instead. */
const stay = { onError: () => undefined, retry: false };

export default function CaseShow() {
  return (
    <ShowBase queryOptions={stay}>
      <CasePage />
    </ShowBase>
  );
}

function CasePage() {
  const { error, isPending, refetch } = useShowContext<Case>();
  const one = useRecordContext<Case>();
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const [editing, setEditing] = useState(false);
  const { data: group } = useGetOne<Group>("groups", { id: one?.groupId ?? "" }, { enabled: Boolean(one) });
  const actions = useGetList<CaseAction>(
    "case-actions",
    {
      filter: { caseId: one?.id },
      sort: { field: "dueOn", order: "ASC" },
      pagination: { page: 1, perPage: 200 },
    },
    { enabled: Boolean(one) },
  );
  if (error && !one) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !one) return <PageSkeleton />;
  const own = one.organizationId === user.organizationId;
  const living = isLivingCase(one);
  const reload = () => {
    refetch();
    actions.refetch();
  };
  return (
    <Page
      title={group?.name ?? translate("resources.cases.name", { smart_count: 1 })}
      aside={
        <>
          <strong>
            <EnumText of="caseState" value={one.state} />
          </strong>
          <BandChip band={one.riskBand} score={one.score} overriddenUntil={one.overriddenUntil} />
        </>
      }
      subtitle={
        <>
          {translate("resources.cases.name", { smart_count: 1 })} · <EnumText of="caseOpenedBy" value={one.openedBy} />{" "}
          <Day value={one.openedOn} />
          {living && (
            <>
              {" · "}
              <DueText one={one} />
            </>
          )}
          {one.reopened > 0 && ` · ${translate("resources.cases.reopened", { smart_count: one.reopened })}`}
        </>
      }
      actions={
        own && (
          <>
            {living && mayI("cases", "edit") && (
              <Button variant="outlined" onClick={() => setEditing(true)}>
                {translate("resources.cases.edit")}
              </Button>
            )}
            {mayI("cases", "transition") && <MoveButton one={one} onMoved={reload} />}
          </>
        )
      }
    >
      <CaseNext one={one} actions={actions.data} own={own} onEdit={() => setEditing(true)} onDone={reload} />
      <Box
        sx={{
          display: "grid",
          gap: 2,
          mt: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1.5fr) minmax(0,1fr)" },
        }}
      >
        <Box sx={{ display: "grid", gap: 2, alignContent: "start", minWidth: 0 }}>
          <ActionList one={one} query={actions} onDone={reload} />
          <Section title={translate("resources.cases.timeline")}>
            <Timeline path={`groups/${one.groupId}/timeline`} first={12} />
          </Section>
        </Box>
        <Box sx={{ display: "grid", gap: 2, alignContent: "start", minWidth: 0 }}>
          <CaseFacts one={one} />
          <CaseSignals one={one} />
        </Box>
      </Box>
      {editing && (
        <Suspense fallback={null}>
          <CaseDialog one={one} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function CaseFacts({ one }: { one: Case }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const label = (field: string) => translate(`resources.cases.fields.${field}`);
  const causes = one.causes.map((cause) => translate(`enums.obstacle.${cause}`)).join(", ");
  return (
    <Section title={translate("resources.cases.facts")}>
      <Facts>
        <Fact label={label("groupId")}>
          <RefName resource="groups" id={one.groupId} />
        </Fact>
        <Fact label={label("programId")}>
          <RefName resource="programs" id={one.programId} />
        </Fact>
        <Fact label={label("ownerId")}>
          {mayI("users", "list") && one.ownerId ? (
            <RefName resource="users" id={one.ownerId} plain />
          ) : (
            translate("resources.cases.nobody")
          )}
        </Fact>
        <Fact label={label(one.closedOn ? "closedOn" : "dueOn")}>
          <Day value={one.closedOn ?? one.dueOn} />
        </Fact>
        <Fact label={label("causes")} wide>
          {causes || "–"}
        </Fact>
        {one.note && (
          <Fact label={label("note")} wide>
            {one.note}
          </Fact>
        )}
        {one.result && (
          <Fact label={label("result")} wide>
            {one.result}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
