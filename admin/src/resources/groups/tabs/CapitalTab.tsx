import Button from "@mui/material/Button";
import { RecordContextProvider, ResourceContextProvider, useGetList, useTranslate } from "react-admin";
import { TransitionButton } from "../../../dialogs/TransitionButton.tsx";
import { Day, EnumText, Money } from "../../../fields/text.tsx";
import { Row, Rows } from "../../../page/Rows.tsx";
import { useMayI } from "../../../providers/useSession.ts";
import type { Group } from "../groupModel.ts";
import { useRecord } from "../record/RecordProvider.tsx";
import type { Capital } from "../records.ts";
import { useGroupWrite } from "../useGroupWrite.ts";

export function CapitalTab({ group }: { group: Group }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const record = useRecord();
  const write = useGroupWrite(group.id);
  const query = useGetList<Capital>("capital-applications", {
    filter: { groupId: group.id },
    sort: { field: "appliedOn", order: "DESC" },
    pagination: { page: 1, perPage: 100 },
  });
  const add = mayI("capital-applications", "create") && (
    <Button size="small" variant="outlined" onClick={() => record({ kind: "capital" })}>
      {translate("resources.groups.record.capital")}
    </Button>
  );
  return (
    <>
      {query.data && query.data.length > 0 && add}
      <Rows<Capital>
        query={query}
        empty={{
          title: translate("resources.groups.empties.capital"),
          help: translate("resources.groups.empties.capitalHelp"),
          action: add,
        }}
      >
        {(capital) => (
          <ResourceContextProvider value="capital-applications">
            <RecordContextProvider value={capital}>
              <Row
                title={
                  <>
                    <EnumText of="capitalSource" value={capital.source} /> · <Money value={capital.amountIdr} />
                  </>
                }
                mark={<EnumText of="capitalState" value={capital.state} />}
                note={
                  <>
                    {translate("resources.groups.applied")} <Day value={capital.appliedOn} />
                    {capital.disbursedOn && (
                      <>
                        {" · "}
                        {translate("resources.groups.disbursed")} <Day value={capital.disbursedOn} />
                      </>
                    )}
                    {capital.purpose && ` · ${capital.purpose}`}
                  </>
                }
                actions={
                  mayI("capital-applications", "transition") && (
                    <TransitionButton of="capitalState" small through={write} />
                  )
                }
              />
            </RecordContextProvider>
          </ResourceContextProvider>
        )}
      </Rows>
    </>
  );
}
