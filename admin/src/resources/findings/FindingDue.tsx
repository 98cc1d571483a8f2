import { useTranslate } from "react-admin";
import { Day } from "../../fields/text.tsx";
import type { Finding } from "./findingModel.ts";

/** The deadline, and in words how far past it is. */
export function FindingDue({ finding: { dueOn, daysLate } }: { finding: Pick<Finding, "dueOn" | "daysLate"> }) {
  const translate = useTranslate();
  return (
    <>
      <Day value={dueOn} />
      {daysLate > 0 && <strong> · {translate("resources.findings.late", { smart_count: daysLate })}</strong>}
    </>
  );
}
