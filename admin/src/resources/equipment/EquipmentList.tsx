import HandOver from "@mui/icons-material/AssignmentTurnedInOutlined";
import Documents from "@mui/icons-material/DescriptionOutlined";
import Scan from "@mui/icons-material/QrCodeScannerOutlined";
import { Button, DataTable, TextInput, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { EQUIPMENT_STATES, LEGAL_BASES } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText, Money } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { YesFilter } from "../../inputs/YesFilter.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { SelectedBar, SelectOne, SelectPage } from "../../list/Selection.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { type Machine, machineName } from "./equipmentModel.ts";
import { LabelsOfSelection } from "./LabelButtons.tsx";
import { StateChip } from "./StateChip.tsx";
import { ViewChips } from "./ViewChips.tsx";
import { Whereabouts } from "./Whereabouts.tsx";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="state" source="state" of="equipmentState" values={EQUIPMENT_STATES} many alwaysOn />,
  <RefInput key="programId" source="programId" reference="programs" />,
  <RefInput key="holderGroupId" source="holderGroupId" reference="groups" />,
  <EnumInput key="legalBasis" source="legalBasis" of="legalBasis" values={LEGAL_BASES} />,
  <TextInput key="category" source="category" />,
  <YesFilter key="withoutFirstUse" source="withoutFirstUse" />,
];

export default function EquipmentList() {
  const translate = useTranslate();
  const mayI = useMayI();
  return (
    <ListPage<Machine>
      sort={{ field: "item", order: "ASC" }}
      filters={filters}
      hasCreate
      emptyHelp={translate("resources.equipment.empty")}
      rowClick="show"
      above={
        <>
          <ViewChips />
          <SelectedBar>
            <LabelsOfSelection />
          </SelectedBar>
        </>
      }
      actions={
        <>
          <Button component={Link} to="/scan" label={translate("resources.equipment.scan.open")}>
            <Scan />
          </Button>
          <Button component={Link} to="/handovers" label={translate("app.menu.handovers")}>
            <Documents />
          </Button>
          {mayI("handovers", "create") && (
            <Button component={Link} to="/handovers/create" label={translate("resources.equipment.handOver")}>
              <HandOver />
            </Button>
          )}
        </>
      }
      card={(machine) => (
        <CardLines
          title={machineName(machine)}
          mark={<StateChip state={machine.state} />}
          lines={[
            <Whereabouts key="where" machine={machine} plain />,
            <span key="facts">
              {machine.serial && `${machine.serial} · `}
              <Money value={machine.valueIdr} short /> · <EnumText of="legalBasis" value={machine.legalBasis} />
            </span>,
          ]}
        />
      )}
    >
      <DataTable.Col<Machine>
        label={<SelectPage />}
        render={(machine) => <SelectOne record={machine} name={machineName(machine)} />}
      />
      <DataTable.Col<Machine> source="state" render={({ state }) => <StateChip state={state} />} />
      <DataTable.Col<Machine>
        source="item"
        render={(machine) => (
          <RecordLink resource="equipment" id={machine.id}>
            {machineName(machine)}
          </RecordLink>
        )}
      />
      <DataTable.Col<Machine>
        source="holderGroupId"
        label="resources.equipment.where"
        disableSort
        render={(machine) => <Whereabouts machine={machine} />}
      />
      <DataTable.Col<Machine> source="handedOverOn" render={({ handedOverOn }) => <Day value={handedOverOn} />} />
      <DataTable.Col<Machine> source="code" sx={wideOnly} />
      <DataTable.Col<Machine> source="serial" sx={wideOnly} />
      <DataTable.Col<Machine>
        source="legalBasis"
        sx={wideOnly}
        render={({ legalBasis }) => <EnumText of="legalBasis" value={legalBasis} />}
      />
      <DataTable.Col<Machine> source="valueIdr" align="right" render={({ valueIdr }) => <Money value={valueIdr} />} />
      <DataTable.Col<Machine>
        source="programId"
        disableSort
        sx={wideOnly}
        render={({ programId }) => <RefName resource="programs" id={programId} />}
      />
    </ListPage>
  );
}
