import Assign from "@mui/icons-material/AssignmentIndOutlined";
import Reschedule from "@mui/icons-material/EventRepeatOutlined";
import { useState } from "react";
import { Button } from "react-admin";
import { BulkAssignDialog } from "./BulkAssignDialog.tsx";
import { BulkRescheduleDialog } from "./BulkRescheduleDialog.tsx";

/** What can be done with many points at once. */
export function BulkActions() {
  const [open, setOpen] = useState<"assign" | "reschedule">();
  const close = () => setOpen(undefined);
  return (
    <>
      <Button label="resources.follow-ups.bulk.assign" onClick={() => setOpen("assign")}>
        <Assign />
      </Button>
      <Button label="resources.follow-ups.bulk.reschedule" onClick={() => setOpen("reschedule")}>
        <Reschedule />
      </Button>
      {open === "assign" && <BulkAssignDialog onClose={close} />}
      {open === "reschedule" && <BulkRescheduleDialog onClose={close} />}
    </>
  );
}
