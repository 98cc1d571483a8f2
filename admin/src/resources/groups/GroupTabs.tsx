import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import type { Theme } from "@mui/material/styles";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import useMediaQuery from "@mui/material/useMediaQuery";
import { lazy, Suspense } from "react";
import { useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { RiskPanel } from "../../risk/RiskPanel.tsx";
import { Timeline } from "../../timeline/Timeline.tsx";
import type { Group } from "./groupModel.ts";
import { CapitalTab } from "./tabs/CapitalTab.tsx";
import { EquipmentTab } from "./tabs/EquipmentTab.tsx";
import { FilesTab } from "./tabs/FilesTab.tsx";
import { FollowUpsTab } from "./tabs/FollowUpsTab.tsx";
import { MarketTab } from "./tabs/MarketTab.tsx";
import { MembersTab } from "./tabs/MembersTab.tsx";

const CasesTab = lazy(() => import("./tabs/CasesTab.tsx"));

const ComplaintsTab = lazy(() => import("./tabs/ComplaintsTab.tsx"));

const names = [
  "timeline",
  "members",
  "equipment",
  "market",
  "capital",
  "followUps",
  "cases",
  "complaints",
  "files",
] as const;
type Name = "risk" | (typeof names)[number];

function TabBody({ name, group }: { name: Name; group: Group }) {
  switch (name) {
    case "risk":
      return <RiskPanel path={`groups/${group.id}/risk`} />;
    case "timeline":
      return <Timeline path={`groups/${group.id}/timeline`} />;
    case "members":
      return <MembersTab group={group} />;
    case "equipment":
      return <EquipmentTab group={group} />;
    case "files":
      return <FilesTab group={group} />;
    case "market":
      return <MarketTab group={group} />;
    case "capital":
      return <CapitalTab group={group} />;
    case "complaints":
      return (
        <Suspense fallback={null}>
          <ComplaintsTab group={group} />
        </Suspense>
      );
    case "followUps":
      return <FollowUpsTab group={group} />;
    case "cases":
      return (
        <Suspense fallback={<LinesSkeleton lines={3} />}>
          <CasesTab group={group} />
        </Suspense>
      );
  }
}

/** The group's file. On wide screens the reasons stand beside it, on narrow ones they are its first tab. */
export function GroupTabs({ group }: { group: Group }) {
  const translate = useTranslate();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up("lg"));
  const mayI = useMayI();
  const [params, setParams] = useSearchParams();
  const open = names.filter((name) => name !== "complaints" || mayI("complaints", "list"));
  const shown: Name[] = wide ? open : ["risk", ...open];
  const asked = params.get("tab") as Name | null;
  const current = asked && shown.includes(asked) ? asked : (shown[0] ?? "timeline");
  return (
    <Box
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1.7fr) minmax(0,1fr)" },
      }}
    >
      <Card sx={{ minWidth: 0 }}>
        <Tabs
          value={current}
          onChange={(_, name: Name) => setParams({ tab: name }, { replace: true })}
          variant="scrollable"
          scrollButtons="auto"
          allowScrollButtonsMobile
          sx={{ borderBottom: 1, borderColor: "divider", px: 1 }}
        >
          {shown.map((name) => (
            <Tab
              key={name}
              value={name}
              label={translate(`resources.groups.tabs.${name}`)}
              id={`tab-${name}`}
              aria-controls={`panel-${name}`}
            />
          ))}
        </Tabs>
        <Box role="tabpanel" id={`panel-${current}`} aria-labelledby={`tab-${current}`} sx={{ p: 2 }}>
          <TabBody name={current} group={group} />
        </Box>
      </Card>
      {wide && (
        <Section title={translate("app.risk.title")}>
          <RiskPanel path={`groups/${group.id}/risk`} />
        </Section>
      )}
    </Box>
  );
}
