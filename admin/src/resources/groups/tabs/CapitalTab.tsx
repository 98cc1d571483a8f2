import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type ReactNode, useState } from "react";
import { RecordContextProvider, ResourceContextProvider, useGetList, useTranslate } from "react-admin";
import { StepButton } from "../../../dialogs/StepButton.tsx";
import { Day, EnumText, Money } from "../../../fields/text.tsx";
import { RecordLink } from "../../../list/RecordLink.tsx";
import { Row, Rows } from "../../../page/Rows.tsx";
import { useMayI } from "../../../providers/useSession.ts";
import { type Capital, capitalSteps, stepStart } from "../../capital/capitalModel.ts";
import { LicencePanel } from "../../capital/LicencePanel.tsx";
import { ReadinessPanel } from "../../capital/ReadinessPanel.tsx";
import type { Group } from "../groupModel.ts";
import { useRecord } from "../record/RecordProvider.tsx";
import { useGroupWrite } from "../useGroupWrite.ts";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mb: 3 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** What was applied for, whether the group is ready for more, and the papers that it takes. */
export function CapitalTab({ group }: { group: Group }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const record = useRecord();
  const [stamp, setStamp] = useState(0);
  const apply = mayI("capital-applications", "create") ? () => record({ kind: "capital" }) : undefined;
  return (
    <>
      <Part title={translate("resources.capital-applications.name", { smart_count: 2 })}>
        <Applications group={group} />
      </Part>
      <Part title={translate("resources.readiness.title")}>
        <ReadinessPanel groupId={group.id} stamp={stamp} onApply={apply} />
      </Part>
      <Part title={translate("resources.licences.name", { smart_count: 2 })}>
        <LicencePanel groupId={group.id} onChange={() => setStamp((last) => last + 1)} />
      </Part>
    </>
  );
}

function Applications({ group }: { group: Group }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const record = useRecord();
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
              <Application capital={capital} />
            </RecordContextProvider>
          </ResourceContextProvider>
        )}
      </Rows>
    </>
  );
}

function Application({ capital }: { capital: Capital }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const write = useGroupWrite(capital.groupId);
  return (
    <Row
      title={
        <RecordLink resource="capital-applications" id={capital.id}>
          <EnumText of="capitalSource" value={capital.source} /> · <Money value={capital.amountIdr} />
        </RecordLink>
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
          {capital.declinedReason && ` · ${capital.declinedReason}`}
          {capital.purpose && ` · ${capital.purpose}`}
        </>
      }
      actions={
        mayI("capital-applications", "transition") && (
          <StepButton of="capitalState" small through={write} {...capitalSteps} start={stepStart(capital)} />
        )
      }
    />
  );
}
