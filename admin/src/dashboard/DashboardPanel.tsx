import Skeleton from "@mui/material/Skeleton";
import { lazy, Suspense } from "react";
import { addDays } from "../format/day.ts";
import { MyGroupsPanel } from "../ngo/MyGroupsPanel.tsx";
import { RequestsPanel } from "../ngo/RequestsPanel.tsx";
import { riskyBands } from "../resources/programs/programModel.ts";
import type { DashboardReply, Panel } from "./dashboardModel.ts";
import { FunnelPanel, GroupCountsPanel } from "./panels/CountPanels.tsx";
import { GroupsPanel } from "./panels/GroupsPanel.tsx";
import { IdleMoneyPanel } from "./panels/IdleMoneyPanel.tsx";
import { LinkagesPanel } from "./panels/LinkagesPanel.tsx";
import { MinePanel } from "./panels/MinePanel.tsx";
import { ProgramsPanel } from "./panels/ProgramsPanel.tsx";
import { WorklistPanel } from "./panels/WorklistPanel.tsx";

const ProtectionPanel = lazy(() => import("./panels/ProtectionPanel.tsx"));
const CasesPanel = lazy(() => import("./panels/CasesPanel.tsx"));

export function DashboardPanel({ panel, reply }: { panel: Panel; reply: DashboardReply }) {
  switch (panel) {
    case "mine":
      return <MinePanel points={reply.myFollowUps} />;
    case "cases":
      return (
        <Suspense fallback={<Skeleton variant="rounded" height={260} />}>
          <CasesPanel />
        </Suspense>
      );
    case "protection":
      return (
        <Suspense fallback={<Skeleton variant="rounded" height={120} />}>
          <ProtectionPanel />
        </Suspense>
      );
    case "worklist":
      return <WorklistPanel />;
    case "riskyPrograms":
      return <ProgramsPanel programs={reply.programsByRisk} />;
    case "riskyGroups":
      return <GroupsPanel title="riskyGroups" filter={{ riskBand: riskyBands }} />;
    case "newlyStalled":
      return (
        <GroupsPanel title="newlyStalled" filter={{ riskBand: riskyBands, raisedOn_gte: addDays(reply.asOf, -6) }} />
      );
    case "myGroups":
      return <MyGroupsPanel />;
    case "requests":
      return <RequestsPanel />;
    case "openLinkages":
      return <LinkagesPanel />;
    case "idleMoney":
      return <IdleMoneyPanel />;
    case "funnel":
      return <FunnelPanel funnel={reply.funnel} />;
    case "groups":
      return <GroupCountsPanel bands={reply.groupsByBand} statuses={reply.groupsByStatus} />;
  }
}
