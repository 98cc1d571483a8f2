import { DataTable, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import type { Plan } from "./planModel.ts";

const filters = [<SearchText key="q" source="q" alwaysOn />];
export default function PlanList() {
  const translate = useTranslate();
  const labels = ({ steps }: Plan) => steps.map(({ label }) => label).join(" · ");
  return (
    <ListPage<Plan>
      sort={{ field: "name", order: "ASC" }}
      filters={filters}
      hasCreate
      emptyHelp={translate("resources.plans.empty")}
      rowClick="show"
      card={(plan) => (
        <CardLines
          title={plan.name}
          mark={plan.isDefault && translate("resources.plans.fields.isDefault")}
          lines={[plan.code, labels(plan)]}
        />
      )}
    >
      <DataTable.Col<Plan>
        source="name"
        render={({ name, isDefault }) => (
          <>
            <strong>{name}</strong>{" "}
            {isDefault && <Quiet>({translate("resources.plans.fields.isDefault").toLowerCase()})</Quiet>}
          </>
        )}
      />
      <DataTable.Col<Plan> source="code" />
      <DataTable.Col<Plan> source="steps" disableSort render={labels} />
    </ListPage>
  );
}
