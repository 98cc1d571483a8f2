import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import {
  EditButton,
  ShowBase,
  useGetList,
  useLocale,
  useRecordContext,
  useShowContext,
  useTranslate,
} from "react-admin";
import { CustomFacts } from "../../customFields/CustomFacts.tsx";
import { RecordFor } from "../../dialogs/RecordFor.tsx";
import { TransitionButton } from "../../dialogs/TransitionButton.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText, Money, Quiet } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton, PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { allowed } from "../../providers/access.ts";
import { useApi } from "../../providers/useApi.ts";
import { useSession } from "../../providers/useSession.ts";
import { Checks } from "./Checks.tsx";
import { Clocks } from "./Clocks.tsx";
import { Custody } from "./Custody.tsx";
import { EquipmentNext } from "./EquipmentNext.tsx";
import { BY_FORM, type Check, isHeld, type Machine, machineName, mayMove } from "./equipmentModel.ts";
import { LabelOfOne } from "./LabelButtons.tsx";
import { LifeLines } from "./LifeLines.tsx";
import type { Life } from "./lifeModel.ts";
import { MoveButton } from "./MoveButton.tsx";
import { StateChip } from "./StateChip.tsx";
import { Whereabouts } from "./Whereabouts.tsx";

export default function EquipmentShow() {
  return (
    <ShowBase>
      <EquipmentPage />
    </ShowBase>
  );
}

function EquipmentPage() {
  const { error, isPending, refetch } = useShowContext<Machine>();
  const machine = useRecordContext<Machine>();
  const translate = useTranslate();
  const locale = useLocale();
  const session = useSession();
  const { user } = session;
  const [checking, setChecking] = useState(false);
  const checks = useGetList<Check>(
    "equipment-checks",
    {
      filter: { equipmentId: machine?.id },
      sort: { field: "checkedOn", order: "DESC" },
      pagination: { page: 1, perPage: 100 },
    },
    { enabled: Boolean(machine) },
  );
  const { data: life } = useApi<Life>(machine && `equipment/${machine.id}/life`);
  const { data: open } = useGetList(
    "redistributions",
    {
      filter: { equipmentId: machine?.id, state: ["proposed", "approved"] },
      pagination: { page: 1, perPage: 1 },
      sort: { field: "proposedOn", order: "DESC" },
    },
    { enabled: Boolean(machine) && allowed(session, "redistributions", "list") },
  );
  if (error && !machine) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !machine) return <PageSkeleton />;
  const own = machine.organizationId === user.organizationId;
  const may = (action: string, resource = "equipment") => allowed(session, resource, action);
  const text = (key: string) => translate(`resources.equipment.${key}`);
  const label = (field: string) => translate(`resources.equipment.fields.${field}`);
  const mayCheck = may("create", "equipment-checks") && Boolean(machine.holderGroupId);
  return (
    <Page
      title={machineName(machine)}
      aside={<StateChip state={machine.state} />}
      subtitle={
        <>
          <Whereabouts machine={machine} />{" "}
          {life?.where.since && (
            <Quiet>{translate("resources.equipment.life.since", { day: formatDay(life.where.since, locale) })}</Quiet>
          )}
          {[machine.code, machine.serial].filter(Boolean).map((code) => ` · ${code}`)}
        </>
      }
      actions={
        <>
          <LabelOfOne id={machine.id} />
          {own && may("edit") && <EditButton variant="outlined" size="medium" />}
          {own && may("create", "equipment-moves") && mayMove(machine) && <MoveButton machine={machine} />}
          {may("transition") && <TransitionButton of="equipmentState" except={BY_FORM} />}
        </>
      }
    >
      <EquipmentNext
        machine={machine}
        checks={checks.data}
        proposalId={open?.[0]?.id as string | undefined}
        onCheck={mayCheck ? () => setChecking(true) : undefined}
      />
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1.4fr) minmax(0,1fr)" },
          mt: 2,
        }}
      >
        <Box sx={{ display: "grid", gap: 2, alignContent: "start" }}>
          <Section
            title={text("section.checks")}
            action={
              mayCheck &&
              isHeld(machine) && (
                <Button size="small" variant="outlined" onClick={() => setChecking(true)}>
                  {text("addCheck")}
                </Button>
              )
            }
          >
            <Checks query={checks} />
          </Section>
          <Section title={text("life.title")}>
            {life ? <LifeLines machine={machine} life={life} /> : <LinesSkeleton lines={4} />}
          </Section>
          <Section title={text("section.moves")}>
            <Custody machine={machine} />
          </Section>
        </Box>
        <Box sx={{ display: "grid", gap: 2, alignContent: "start" }}>
          <Section title={text("clock.title")}>{life ? <Clocks life={life} /> : <LinesSkeleton lines={2} />}</Section>
          <Section title={text("section.facts")}>
            <Facts>
              <Fact label={label("programId")} wide>
                <RefName resource="programs" id={machine.programId} />
              </Fact>
              <Fact label={label("category")}>{machine.category ?? "–"}</Fact>
              <Fact label={label("legalBasis")}>
                <EnumText of="legalBasis" value={machine.legalBasis} />
              </Fact>
              <Fact label={label("valueIdr")}>
                <Money value={machine.valueIdr} />
              </Fact>
              <Fact label={label("procuredOn")}>
                <Day value={machine.procuredOn} />
              </Fact>
              <Fact label={label("handedOverOn")}>
                <Day value={machine.handedOverOn} />
              </Fact>
              <Fact label={label("serial")}>{machine.serial ?? "–"}</Fact>
              <Fact label={label("code")}>{machine.code ?? "–"}</Fact>
              <CustomFacts entity="equipment" record={machine} />
            </Facts>
          </Section>
        </Box>
      </Box>
      {checking && machine.holderGroupId && (
        <RecordFor
          groupId={machine.holderGroupId}
          recording={{ kind: "check", equipment: { id: machine.id, item: machine.item } }}
          onClose={() => setChecking(false)}
        />
      )}
    </Page>
  );
}
