import { DataTable, useListContext, useTranslate } from "react-admin";
import { OVERRIDE_STATES } from "#db/constants.ts";
import { BandChip } from "../../fields/BandChip.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText } from "../../fields/text.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { CaseTabs } from "../cases/CaseTabs.tsx";
import type { Override } from "../cases/caseModel.ts";
import { DecideButtons } from "./DecideButtons.tsx";

const filters = [
  <EnumInput key="state" source="state" of="overrideState" values={OVERRIDE_STATES} many alwaysOn />,
  <DayInput key="expiresOn_gte" source="expiresOn_gte" />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
];

function Decide({ one }: { one: Override }) {
  const { refetch } = useListContext();
  return <DecideButtons one={one} onDone={refetch} />;
}

/** Overrides asked for, standing and past; the head decides on them here. */
export default function OverrideList() {
  const translate = useTranslate();
  const mayI = useMayI();
  return (
    <ListPage<Override>
      sort={{ field: "createdAt", order: "DESC" }}
      filters={filters}
      above={<CaseTabs />}
      emptyHelp={translate("resources.overrides.emptyHelp")}
      rowClick={false}
      card={(one) => (
        <CardLines
          title={<RefName resource="groups" id={one.groupId} />}
          mark={<EnumText of="overrideState" value={one.state} />}
          lines={[
            <span key="reason">{one.reason}</span>,
            <span key="until">
              {translate("resources.overrides.fields.expiresOn")} <Day value={one.expiresOn} />
            </span>,
            <Decide key="decide" one={one} />,
          ]}
        />
      )}
    >
      <DataTable.Col<Override> source="state" render={({ state }) => <EnumText of="overrideState" value={state} />} />
      <DataTable.Col<Override>
        source="groupId"
        disableSort
        render={({ groupId }) => <RefName resource="groups" id={groupId} />}
      />
      <DataTable.Col<Override>
        source="riskBand"
        disableSort
        render={({ riskBand, score }) => <BandChip band={riskBand} score={score} />}
      />
      <DataTable.Col<Override> source="reason" disableSort />
      <DataTable.Col<Override> source="expiresOn" render={({ expiresOn }) => <Day value={expiresOn} />} />
      {mayI("users", "list") && (
        <DataTable.Col<Override>
          source="requestedBy"
          disableSort
          render={({ requestedBy }) => <RefName resource="users" id={requestedBy} plain />}
        />
      )}
      <DataTable.Col<Override> label={false} render={(one) => <Decide one={one} />} />
    </ListPage>
  );
}
