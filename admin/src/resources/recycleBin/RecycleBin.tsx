import { DataTable, SelectArrayInput, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { Instant } from "../../fields/text.tsx";
import { InstantInput } from "../../inputs/InstantInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { useSession } from "../../providers/useSession.ts";
import { BinnedName } from "./BinnedName.tsx";
import { type Binned, kindsFor } from "./binModel.ts";
import { RestoreButton } from "./RestoreButton.tsx";

/** What was deleted, newest first, each with its way back. */
export default function RecycleBin() {
  const translate = useTranslate();
  const session = useSession();
  const kindName = (resource: string) => translate(`resources.${resource}.name`, { smart_count: 1, _: "" });
  const filters = [
    <SearchText key="q" source="q" alwaysOn />,
    <SelectArrayInput
      key="resource"
      source="resource"
      choices={kindsFor(session, kindName)}
      translateChoice={false}
      alwaysOn
    />,
    <InstantInput key="deletedAt_gte" source="deletedAt_gte" />,
    <InstantInput key="deletedAt_lte" source="deletedAt_lte" end />,
  ];
  return (
    <ListPage<Binned>
      sort={{ field: "deletedAt", order: "DESC" }}
      filters={filters}
      exports={false}
      emptyHelp={translate("resources.recycle-bin.empty")}
      rowClick={false}
      card={(record) => (
        <CardLines
          title={<BinnedName record={record} />}
          mark={kindName(record.resource)}
          lines={[
            <span key="when">
              <Instant value={record.deletedAt} /> · <RefName resource="users" id={record.deletedBy} plain />
            </span>,
            <RestoreButton key="restore" record={record} />,
          ]}
        />
      )}
    >
      <DataTable.Col<Binned> source="resource" render={({ resource }) => kindName(resource)} />
      <DataTable.Col<Binned> source="label" disableSort render={(record) => <BinnedName record={record} />} />
      <DataTable.Col<Binned> source="deletedAt" render={({ deletedAt }) => <Instant value={deletedAt} />} />
      <DataTable.Col<Binned>
        source="deletedBy"
        disableSort
        render={({ deletedBy }) => <RefName resource="users" id={deletedBy} plain />}
      />
      <DataTable.Col<Binned> label="" disableSort render={(record) => <RestoreButton record={record} />} />
    </ListPage>
  );
}
