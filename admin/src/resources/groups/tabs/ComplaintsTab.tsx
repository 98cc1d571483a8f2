import Button from "@mui/material/Button";
import { useGetList, useTranslate } from "react-admin";
import { EnumText } from "../../../fields/text.tsx";
import { RecordLink } from "../../../list/RecordLink.tsx";
import { Row, Rows } from "../../../page/Rows.tsx";
import { useMayI } from "../../../providers/useSession.ts";
import type { Complaint } from "../../complaints/complaintModel.ts";
import { DueBy } from "../../complaints/DueBy.tsx";
import type { Group } from "../groupModel.ts";
import { useRecord } from "../record/RecordProvider.tsx";

/** What the group has complained about, the open ones first. */
export default function ComplaintsTab({ group }: { group: Group }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const record = useRecord();
  const query = useGetList<Complaint>("complaints", {
    filter: { groupId: group.id },
    sort: { field: "receivedOn", order: "DESC" },
    pagination: { page: 1, perPage: 100 },
  });
  const text = (key: string) => translate(`resources.complaints.${key}`);
  const add = mayI("complaints", "create") && (
    <Button size="small" variant="outlined" onClick={() => record({ kind: "complaint" })}>
      {text("add")}
    </Button>
  );
  return (
    <>
      {query.data && query.data.length > 0 && add}
      <Rows<Complaint> query={query} empty={{ title: text("none"), help: text("noneHelp"), action: add }}>
        {(complaint) => (
          <Row
            title={
              <RecordLink resource="complaints" id={complaint.id}>
                {complaint.number}
              </RecordLink>
            }
            mark={<EnumText of="complaintState" value={complaint.state} />}
            detail={complaint.text.length > 140 ? `${complaint.text.slice(0, 140)}…` : complaint.text}
            note={
              <>
                {text("fields.dueOn")} <DueBy complaint={complaint} />
              </>
            }
          />
        )}
      </Rows>
    </>
  );
}
