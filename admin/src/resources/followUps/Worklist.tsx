import { useState } from "react";
import { FilterContext, ListBase, useCreatePath } from "react-admin";
import { useNavigate } from "react-router-dom";
import { RISK_BANDS } from "#db/constants.ts";
import { RecordFor } from "../../dialogs/RecordFor.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { ChangeNotice } from "../../risk/ChangeNotice.tsx";
import type { BandChange } from "../../risk/riskModel.ts";
import type { Recording } from "../groups/record/RecordProvider.tsx";
import { GroupChangeContext } from "../groups/useGroupWrite.ts";
import { AssigneeInput } from "./AssigneeInput.tsx";
import { type OpenRecording, OpenRecordingContext } from "./useOpenRecording.ts";
import { WorklistFrame } from "./WorklistFrame.tsx";
import type { WorklistItem } from "./worklistModel.ts";

const riskiest = { field: "score", order: "DESC" } as const;
const fromWorklist = { meta: { worklist: true } };

export default function Worklist() {
  const mayI = useMayI();
  const navigate = useNavigate();
  const createPath = useCreatePath();
  const [open, setOpen] = useState<{ item: WorklistItem; recording: Recording }>();
  const [change, setChange] = useState<BandChange>();
  const records = mayI("follow-ups", "transition");

  const filters = [
    ...(mayI("users", "list") ? [<AssigneeInput key="assigneeId" source="assigneeId" alwaysOn />] : []),
    <EnumInput key="riskBand" source="riskBand" of="riskBand" values={RISK_BANDS} many alwaysOn />,
    <RefInput key="programId" source="programId" reference="programs" />,
    <RegionInput key="regionCode" source="regionCode" />,
  ];
  const openRecording: OpenRecording = (item, recording) => {
    if (recording) setOpen({ item, recording });
    else navigate(createPath({ resource: "groups", id: item.groupId, type: "show" }));
  };

  return (
    <GroupChangeContext value={setChange}>
      <OpenRecordingContext value={openRecording}>
        <ListBase resource="follow-ups" sort={riskiest} perPage={25} queryOptions={fromWorklist}>
          <FilterContext.Provider value={filters}>
            <WorklistFrame
              records={records}
              notice={change && <ChangeNotice change={change} onClose={() => setChange(undefined)} />}
            />
          </FilterContext.Provider>
        </ListBase>
        {open && (
          <RecordFor groupId={open.item.groupId} recording={open.recording} onClose={() => setOpen(undefined)} />
        )}
      </OpenRecordingContext>
    </GroupChangeContext>
  );
}
