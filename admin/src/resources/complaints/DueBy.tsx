import { useTranslate } from "react-admin";
import { Day } from "../../fields/text.tsx";
import type { Complaint } from "./complaintModel.ts";

/** The day by which it is to be answered, and in words how far past it is. */
export function DueBy({ complaint: { dueOn, daysLate } }: { complaint: Pick<Complaint, "dueOn" | "daysLate"> }) {
  const translate = useTranslate();
  return (
    <>
      <Day value={dueOn} />
      {daysLate > 0 && <strong> · {translate("resources.complaints.late", { smart_count: daysLate })}</strong>}
    </>
  );
}
