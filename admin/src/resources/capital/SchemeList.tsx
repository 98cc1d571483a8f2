import Button from "@mui/material/Button";
import { DataTable, type HttpError, useListContext, useNotify, useRefresh, useTranslate } from "react-admin";
import { EnumText, Money, Quiet } from "../../fields/text.tsx";
import { today } from "../../format/clock.ts";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { CapitalTabs } from "./CapitalTabs.tsx";
import type { Scheme } from "./capitalModel.ts";

export default function SchemeList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const edits = mayI("capital-schemes", "edit");
  const inUse = ({ active }: Scheme) => !active && <Quiet>{translate("resources.capital-schemes.off")}</Quiet>;
  return (
    <ListPage<Scheme>
      sort={{ field: "maxIdr", order: "ASC" }}
      filters={[]}
      above={<CapitalTabs />}
      hasCreate
      actions={<Defaults />}
      emptyHelp={translate("resources.capital-schemes.empty")}
      rowClick={edits ? "edit" : false}
      card={(scheme) => (
        <CardLines
          title={`${scheme.name} ${scheme.year}`}
          mark={inUse(scheme)}
          lines={[<Money key="most" value={scheme.maxIdr} />]}
        />
      )}
    >
      <DataTable.Col<Scheme> source="name" />
      <DataTable.Col<Scheme> source="year" />
      <DataTable.Col<Scheme> source="source" render={({ source }) => <EnumText of="capitalSource" value={source} />} />
      <DataTable.Col<Scheme> source="minIdr" align="right" render={({ minIdr }) => <Money value={minIdr} />} />
      <DataTable.Col<Scheme> source="maxIdr" align="right" render={({ maxIdr }) => <Money value={maxIdr} />} />
      <DataTable.Col<Scheme> source="active" label={false} disableSort render={inUse} />
      <DataTable.Col<Scheme> source="basis" disableSort sx={wideOnly} />
    </ListPage>
  );
}

/** A new year begins with the tiers of KUR; offered while the year has none. */
function Defaults() {
  const translate = useTranslate();
  const mayI = useMayI();
  const notify = useNotify();
  const refresh = useRefresh();
  const { data } = useListContext<Scheme>();
  const year = Number(today().slice(0, 4));
  if (!data || !mayI("capital-schemes", "create") || data.some((scheme) => scheme.year === year)) return null;
  const load = async () => {
    try {
      await api.post("capital-schemes/defaults", { year });
      notify("resources.capital-schemes.defaultsDone", { type: "success", messageArgs: { year } });
      refresh();
    } catch (fault) {
      notify((fault as HttpError).message, { type: "error" });
    }
  };
  return (
    <Button variant="outlined" onClick={load}>
      {translate("resources.capital-schemes.defaults", { year })}
    </Button>
  );
}
