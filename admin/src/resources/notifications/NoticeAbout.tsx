import Box from "@mui/material/Box";
import { useReference } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { Quiet } from "../../fields/text.tsx";
import type { Notice } from "./noticeModel.ts";

/** Records with a name of their own, and the field by which others name their group. */
const NAMED = ["programs", "groups", "equipment", "handovers"];
const GROUP_OF: Record<string, string> = {
  cases: "groupId",
  overrides: "groupId",
  complaints: "groupId",
  redistributions: "toGroupId",
  "group-partners": "groupId",
};

/** What a notice is about, read with the reader's own rights: the notice itself holds no name. */
export function NoticeAbout({ notice: { subject, subjectId } }: { notice: Notice }) {
  if (!subject || !subjectId) return null;
  const field = GROUP_OF[subject];
  if (!field && !NAMED.includes(subject)) return null;
  return (
    <Box sx={{ fontSize: "0.8125rem" }}>
      <Quiet>
        {field ? (
          <GroupOf resource={subject} id={subjectId} field={field} />
        ) : (
          <RefName resource={subject} id={subjectId} plain />
        )}
      </Quiet>
    </Box>
  );
}

function GroupOf({ resource, id, field }: { resource: string; id: string; field: string }) {
  const { referenceRecord } = useReference<{ id: string } & Record<string, unknown>>({ reference: resource, id });
  const groupId = referenceRecord?.[field];
  return typeof groupId === "string" ? <RefName resource="groups" id={groupId} plain /> : null;
}
