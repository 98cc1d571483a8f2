import Print from "@mui/icons-material/PrintOutlined";
import Button from "@mui/material/Button";
import { ShowBase, useGetMany, useGetOne, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { Day } from "../../fields/text.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import type { Machine } from "../equipment/equipmentModel.ts";
import { HandoverSheet } from "./HandoverSheet.tsx";
import type { Handover } from "./handoverModel.ts";

export default function HandoverShow() {
  return (
    <ShowBase>
      <HandoverPage />
    </ShowBase>
  );
}

function HandoverPage() {
  const { error, isPending, refetch } = useShowContext<Handover>();
  const handover = useRecordContext<Handover>();
  const translate = useTranslate();
  const wanted = { enabled: Boolean(handover) };
  const { data: machines } = useGetMany<Machine>("equipment", { ids: handover?.items ?? [] }, wanted);
  const { data: group } = useGetOne("groups", { id: handover?.groupId ?? "" }, wanted);
  const { data: program } = useGetOne("programs", { id: handover?.programId ?? "" }, wanted);
  if (error && !handover) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !handover) return <PageSkeleton />;
  return (
    <Page
      title={handover.number}
      subtitle={
        <>
          <Day value={handover.date} kind="long" /> · <RefName resource="groups" id={handover.groupId} />
        </>
      }
      actions={
        <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
          {translate("resources.handovers.print")}
        </Button>
      }
    >
      <HandoverSheet
        handover={handover}
        machines={machines ?? []}
        group={group?.name ?? ""}
        program={program?.name ?? ""}
      />
    </Page>
  );
}
