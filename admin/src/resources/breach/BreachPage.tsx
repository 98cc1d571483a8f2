import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { today } from "../../format/clock.ts";
import { ListTabs } from "../../list/ListTabs.tsx";
import { Page } from "../../page/Page.tsx";
import { PROTECTION_LABEL, PROTECTION_TABS } from "../dataRequests/protectionTabs.ts";
import { AffectedPeople } from "./AffectedPeople.tsx";
import { BreachForm } from "./BreachForm.tsx";
import { BreachSteps } from "./BreachSteps.tsx";
import { type Asked, askedSearch } from "./breachModel.ts";

/** After a breach: whose data was seen in a period, by an account, what has to be done, and the list to tell them by. */
export default function BreachPage() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const from = search.get("from");
  const asked: Asked | undefined = from
    ? {
        ...{ from, to: search.get("to") ?? from },
        ...{ userId: search.get("userId") ?? undefined, entity: search.get("entity") ?? undefined },
      }
    : undefined;
  const start = asked ?? { from: today(), to: today() };
  return (
    <Page
      title={translate("resources.breach.name", { smart_count: 1 })}
      subtitle={translate("resources.breach.subtitle")}
    >
      <ListTabs tabs={PROTECTION_TABS} label={PROTECTION_LABEL} />
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1.5fr) minmax(0,1fr)" },
        }}
      >
        <Box sx={{ display: "grid", gap: 2, alignContent: "start", minWidth: 0 }}>
          <BreachForm asked={start} onAsk={(next) => setSearch(askedSearch(next))} />
          {asked && <AffectedPeople asked={asked} />}
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <BreachSteps />
        </Box>
      </Box>
    </Page>
  );
}
