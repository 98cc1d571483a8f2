import { DataTable, useTranslate } from "react-admin";
import { BPJS_STATUSES, SEXES, VERIFICATION_STATES, WORK_KINDS } from "#db/constants.ts";
import { RegionName } from "../../fields/RegionName.tsx";
import { EnumText } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useSession } from "../../providers/useSession.ts";
import type { Person } from "./personModel.ts";

const open = [
  <EnumInput key="sex" source="sex" of="sex" values={SEXES} />,
  <EnumInput key="workKind" source="workKind" of="workKind" values={WORK_KINDS} />,
  <EnumInput key="bpjsStatus" source="bpjsStatus" of="bpjsStatus" values={BPJS_STATUSES} />,
  <EnumInput key="verification" source="verification" of="verification" values={VERIFICATION_STATES} alwaysOn />,
];
const named = [<SearchText key="q" source="q" alwaysOn />, ...open];

/** NIK and phone show their last digits at most; the commission sees no names either. */
export default function PersonList() {
  const translate = useTranslate();
  const { user } = useSession();
  const masked = user.role === "commission";
  return (
    <ListPage<Person>
      sort={masked ? { field: "id", order: "DESC" } : { field: "name", order: "ASC" }}
      filters={masked ? open : named}
      emptyHelp={translate("resources.people.empty")}
      rowClick="show"
      card={({ name, nik, villageCode, product, verification }) => (
        <CardLines
          title={name}
          mark={<EnumText of="verification" value={verification} />}
          lines={[
            <span key="place">
              <RegionName code={villageCode} />
              {product && ` · ${product}`}
            </span>,
            nik,
          ]}
        />
      )}
    >
      <DataTable.Col<Person>
        source="name"
        disableSort={masked}
        render={({ id, name }) => (
          <RecordLink resource="people" id={id}>
            {name}
          </RecordLink>
        )}
      />
      <DataTable.Col<Person> source="nik" disableSort render={({ nik }) => nik ?? "–"} />
      <DataTable.Col<Person> source="phone" disableSort sx={wideOnly} render={({ phone }) => phone ?? "–"} />
      <DataTable.Col<Person> source="sex" render={({ sex }) => <EnumText of="sex" value={sex} />} />
      <DataTable.Col<Person> source="villageCode" render={({ villageCode }) => <RegionName code={villageCode} />} />
      <DataTable.Col<Person> source="product" render={({ product }) => product ?? "–"} />
      <DataTable.Col<Person>
        source="workKind"
        sx={wideOnly}
        render={({ workKind }) => <EnumText of="workKind" value={workKind} />}
      />
      <DataTable.Col<Person>
        source="bpjsStatus"
        sx={wideOnly}
        render={({ bpjsStatus }) => <EnumText of="bpjsStatus" value={bpjsStatus} />}
      />
      <DataTable.Col<Person>
        source="verification"
        render={({ verification }) => <EnumText of="verification" value={verification} />}
      />
    </ListPage>
  );
}
