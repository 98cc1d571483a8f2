import type { Group } from "../groupModel.ts";
import { AttemptDialog } from "./AttemptDialog.tsx";
import { CapitalDialog } from "./CapitalDialog.tsx";
import { CheckDialog } from "./CheckDialog.tsx";
import { ComplaintDialog } from "./ComplaintDialog.tsx";
import { LinkageDialog } from "./LinkageDialog.tsx";
import { OrderDialog } from "./OrderDialog.tsx";
import { RescheduleDialog, SkipDialog } from "./PlanDialogs.tsx";
import type { Recording } from "./RecordProvider.tsx";
import { SupportDialog } from "./SupportDialog.tsx";
import { VisitDialog } from "./VisitDialog.tsx";

export interface RecordProps {
  group: Group;
  onClose: () => void;
}

export default function Recorder({ recording, ...props }: RecordProps & { recording: Recording }) {
  switch (recording.kind) {
    case "visit":
      return <VisitDialog {...props} followUp={recording.followUp} />;
    case "attempt":
      return <AttemptDialog {...props} followUpId={recording.followUpId} />;
    case "reschedule":
      return <RescheduleDialog {...props} followUp={recording.followUp} />;
    case "skip":
      return <SkipDialog {...props} followUp={recording.followUp} />;
    case "linkage":
      return <LinkageDialog {...props} />;
    case "order":
      return <OrderDialog {...props} />;
    case "support":
      return <SupportDialog {...props} />;
    case "capital":
      return <CapitalDialog {...props} />;
    case "complaint":
      return <ComplaintDialog {...props} />;
    case "check":
      return <CheckDialog {...props} equipment={recording.equipment} />;
  }
}
