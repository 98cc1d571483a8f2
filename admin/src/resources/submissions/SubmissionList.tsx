import { DataTable, useTranslate } from "react-admin";
import { SUBMISSION_OUTCOMES } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText, Instant, Quiet } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { Reasons } from "./Reasons.tsx";
import { SubmissionActions } from "./SubmissionActions.tsx";
import type { Submission } from "./submissionModel.ts";

const filters = [
  <EnumInput key="outcome" source="outcome" of="submissionOutcome" values={SUBMISSION_OUTCOMES} alwaysOn />,
  <RefInput key="formId" source="formId" reference="submission-forms" alwaysOn />,
];

/** What came in, and what became of it; what was not taken stays until somebody has seen to it. */
export default function SubmissionList() {
  const translate = useTranslate();
  const group = ({ groupId }: Submission) => (groupId ? <RefName resource="groups" id={groupId} /> : <Quiet>–</Quiet>);
  return (
    <ListPage<Submission>
      sort={{ field: "receivedAt", order: "DESC" }}
      filters={filters}
      emptyHelp={translate("resources.submissions.empty")}
      rowClick={false}
      card={(one) => (
        <CardLines
          title={<Instant value={one.receivedAt} />}
          mark={<EnumText of="submissionOutcome" value={one.outcome} />}
          lines={[
            <RefName key="form" resource="submission-forms" id={one.formId} plain />,
            one.outcome === "accepted" ? <span key="group">{group(one)}</span> : <Reasons key="why" of={one} />,
            <SubmissionActions key="do" submission={one} />,
          ]}
        />
      )}
    >
      <DataTable.Col<Submission> source="receivedAt" render={({ receivedAt }) => <Instant value={receivedAt} />} />
      <DataTable.Col<Submission>
        source="outcome"
        render={({ outcome }) => <EnumText of="submissionOutcome" value={outcome} />}
      />
      <DataTable.Col<Submission>
        source="formId"
        disableSort
        render={({ formId }) => <RefName resource="submission-forms" id={formId} plain />}
      />
      <DataTable.Col<Submission> source="groupId" disableSort render={group} />
      <DataTable.Col<Submission> source="reason" disableSort render={(one) => <Reasons of={one} />} />
      <DataTable.Col<Submission> label={false} disableSort render={(one) => <SubmissionActions submission={one} />} />
    </ListPage>
  );
}
