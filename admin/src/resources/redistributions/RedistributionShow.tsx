import Box from "@mui/material/Box";
import { ShowBase, useGetOne, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { To } from "../../fields/To.tsx";
import { Day, EnumText, Instant, Money, Quiet } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { NextAction } from "../../page/NextAction.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { machineName } from "../equipment/equipmentModel.ts";
import { StateChip } from "../equipment/StateChip.tsx";
import { nextKey, type Redistribution } from "./redistributionModel.ts";
import { Steps } from "./Steps.tsx";

/** What cannot be shown is said here; the list is not opened instead. */
const stay = { onError: () => undefined, retry: false };

export default function RedistributionShow() {
  return (
    <ShowBase queryOptions={stay}>
      <ProposalPage />
    </ShowBase>
  );
}

function ProposalPage() {
  const { error, isPending, refetch } = useShowContext<Redistribution>();
  const row = useRecordContext<Redistribution>();
  const translate = useTranslate();
  const session = useSession();
  const { data: to } = useGetOne("groups", { id: row?.toGroupId ?? "" }, { enabled: Boolean(row), retry: false });
  if (error && !row) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !row) return <PageSkeleton />;
  const next = nextKey(row, session);
  return (
    <Page
      title={machineName(row)}
      aside={<EnumText of="redistributionState" value={row.state} />}
      subtitle={
        <>
          <RefName resource="groups" id={row.fromGroupId} />
          <To />
          <RefName resource="groups" id={row.toGroupId} />
        </>
      }
      actions={<Steps row={row} toName={(to?.name as string | undefined) ?? ""} />}
    >
      {next && <NextAction why={translate(`resources.redistributions.next.${next}`)} />}
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1.4fr) minmax(0,1fr)" },
          mt: 2,
        }}
      >
        <Proposal row={row} />
        <Decision row={row} />
      </Box>
    </Page>
  );
}

/** Names of colleagues, to whom they are colleagues. */
function Colleague({ id }: { id: string }) {
  const mayI = useMayI();
  return mayI("users", "list") ? <RefName resource="users" id={id} plain /> : <Quiet>–</Quiet>;
}

function Proposal({ row }: { row: Redistribution }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const label = (field: string) => translate(`resources.redistributions.fields.${field}`);
  return (
    <Section title={translate("resources.redistributions.section.facts")}>
      <Facts>
        <Fact label={label("reason")} wide>
          {row.reason ?? "–"}
        </Fact>
        <Fact label={label("equipmentId")}>
          {mayI("equipment", "show") ? (
            <RecordLink resource="equipment" id={row.equipmentId}>
              {machineName(row)}
            </RecordLink>
          ) : (
            machineName(row)
          )}
          {row.serial && <Quiet> · {row.serial}</Quiet>}
        </Fact>
        <Fact label={translate("resources.redistributions.machine")}>
          <StateChip state={row.machineState} />
        </Fact>
        <Fact label={label("valueIdr")}>
          <Money value={row.valueIdr} />
        </Fact>
        <Fact label={translate("resources.redistributions.basis")}>
          <EnumText of="legalBasis" value={row.legalBasis} />
        </Fact>
        <Fact label={label("createdBy")}>
          <Colleague id={row.createdBy} />
        </Fact>
        <Fact label={label("proposedOn")}>
          <Day value={row.proposedOn} />
        </Fact>
      </Facts>
    </Section>
  );
}

function Decision({ row }: { row: Redistribution }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const label = (field: string) => translate(`resources.redistributions.fields.${field}`);
  return (
    <Section title={translate("resources.redistributions.section.decision")}>
      {row.decidedBy ? (
        <Facts>
          <Fact label={label("decidedBy")}>
            <Colleague id={row.decidedBy} />
          </Fact>
          <Fact label={label("decidedAt")}>
            <Instant value={row.decidedAt} />
          </Fact>
          {row.decisionNote && (
            <Fact label={label("decisionNote")} wide>
              {row.decisionNote}
            </Fact>
          )}
          {row.handoverId && (
            <>
              {mayI("handovers", "show") && (
                <Fact label={label("handoverId")}>
                  <RefName resource="handovers" id={row.handoverId} />
                </Fact>
              )}
              <Fact label={label("doneOn")}>
                <Day value={row.doneOn} />
              </Fact>
            </>
          )}
        </Facts>
      ) : (
        <Quiet>{translate("resources.redistributions.notDecided")}</Quiet>
      )}
    </Section>
  );
}
