import Box from "@mui/material/Box";
import { useState } from "react";
import { ShowBase, useRecordContext, useShowContext } from "react-admin";
import { OwnFacts } from "../../facts/OwnFacts.tsx";
import { BandChip } from "../../fields/BandChip.tsx";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { ChangeNotice } from "../../risk/ChangeNotice.tsx";
import type { BandChange } from "../../risk/riskModel.ts";
import { GroupActions } from "./GroupActions.tsx";
import { GroupFacts, GroupSubtitle } from "./GroupFacts.tsx";
import { GroupNext } from "./GroupNext.tsx";
import { GroupTabs } from "./GroupTabs.tsx";
import type { Group } from "./groupModel.ts";
import { RecordProvider } from "./record/RecordProvider.tsx";
import { GroupChangeContext } from "./useGroupWrite.ts";

/** What cannot be shown is said here; the list is not opened instead. */
const stay = { onError: () => undefined, retry: false };

export default function GroupShow() {
  return (
    <ShowBase queryOptions={stay}>
      <GroupPage />
    </ShowBase>
  );
}

function GroupPage() {
  const { error, isPending, refetch } = useShowContext<Group>();
  const group = useRecordContext<Group>();
  const [change, setChange] = useState<BandChange>();
  if (error && !group) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !group) return <PageSkeleton />;
  return (
    <GroupChangeContext value={setChange}>
      <RecordProvider group={group}>
        <Page
          title={group.name}
          aside={
            <>
              <BandChip band={group.riskBand} score={group.score} overriddenUntil={group.overriddenUntil} large />
              <StatusChip status={group.activityStatus} on={group.activityOn} />
            </>
          }
          subtitle={<GroupSubtitle group={group} />}
          actions={<GroupActions group={group} />}
        >
          {change && <ChangeNotice change={change} onClose={() => setChange(undefined)} />}
          <GroupNext group={group} />
          <Box sx={{ my: 2, display: "grid", gap: 2, gridTemplateColumns: "minmax(0,1fr)" }}>
            <GroupFacts group={group} />
            <OwnFacts facts={group.facts} />
          </Box>
          <GroupTabs group={group} />
        </Page>
      </RecordProvider>
    </GroupChangeContext>
  );
}
