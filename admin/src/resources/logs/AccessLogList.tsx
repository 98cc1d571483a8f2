import Button from "@mui/material/Button";
import { DataTable, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { listName } from "../../exports/exportModel.ts";
import { RefName } from "../../fields/RefName.tsx";
import { Instant } from "../../fields/text.tsx";
import { InstantInput } from "../../inputs/InstantInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { ListTabs } from "../../list/ListTabs.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { PROTECTION_LABEL, PROTECTION_TABS } from "../dataRequests/protectionTabs.ts";
import { fieldWords } from "../people/seenModel.ts";
import type { AccessEntry } from "./logModel.ts";

const filters = [
  <RefInput key="userId" source="userId" reference="users" alwaysOn />,
  <InstantInput key="at_gte" source="at_gte" alwaysOn />,
];

/** Who looked at whose NIK or phone number, and what for. */
export default function AccessLogList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const fieldWord = (entry: AccessEntry) => fieldWords(entry, translate);
  const whose = ({ entity, entityId }: AccessEntry) => {
    if (!entityId.startsWith("ppl_")) return listName(entity, translate);
    return mayI("people", "show") ? <RefName resource="people" id={entityId} /> : entityId;
  };
  return (
    <ListPage<AccessEntry>
      sort={{ field: "at", order: "DESC" }}
      filters={filters}
      emptyHelp={translate("resources.access-log.empty")}
      above={<ListTabs tabs={PROTECTION_TABS} label={PROTECTION_LABEL} />}
      actions={
        <Button component={Link} to="/breach" variant="outlined">
          {translate("resources.breach.open")}
        </Button>
      }
      rowClick={false}
      card={(entry) => (
        <CardLines
          title={fieldWord(entry)}
          mark={<Instant value={entry.at} />}
          lines={[entry.userName, whose(entry), entry.reason]}
        />
      )}
    >
      <DataTable.Col<AccessEntry> source="at" render={({ at }) => <Instant value={at} />} />
      <DataTable.Col<AccessEntry> source="userId" disableSort render={({ userName }) => userName ?? "–"} />
      <DataTable.Col<AccessEntry> source="entityId" disableSort render={whose} />
      <DataTable.Col<AccessEntry> source="field" disableSort render={fieldWord} />
      <DataTable.Col<AccessEntry> source="reason" disableSort />
    </ListPage>
  );
}
