import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { useFieldLabel } from "../../list/useFieldLabel.ts";
import { type AuditEntry, shortValue } from "./logModel.ts";

const FIRST = 3;
/** Said by the other columns already. */
const IDENTITY = new Set(["id", "organizationId"]);

/** The fields an entry changed, with the values before and after. */
export function Changes({ entry }: { entry: AuditEntry }) {
  const translate = useTranslate();
  const labelOf = useFieldLabel(entry.entity);
  const [all, setAll] = useState(false);
  const changes = Object.entries(entry.changes ?? {}).filter(([field]) => !IDENTITY.has(field));
  if (changes.length === 0) return <Quiet>–</Quiet>;
  const shown = all ? changes : changes.slice(0, FIRST);
  return (
    <>
      {shown.map(([field, { from, to }]) => (
        <div key={field} style={{ overflowWrap: "anywhere" }}>
          <Quiet>{labelOf(field)}:</Quiet> {from !== undefined && from !== null && `${shortValue(from)} → `}
          {shortValue(to)}
        </div>
      ))}
      {shown.length < changes.length && (
        <Button size="small" sx={{ p: 0, minWidth: 0 }} onClick={() => setAll(true)}>
          {translate("resources.audit-log.moreFields", { smart_count: changes.length - FIRST })}
        </Button>
      )}
    </>
  );
}
