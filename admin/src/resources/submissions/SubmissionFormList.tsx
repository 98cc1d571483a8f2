import { DataTable, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { Instant, Quiet } from "../../fields/text.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { OpenForm } from "./OpenForm.tsx";
import type { SubmissionForm } from "./submissionModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <RefInput key="programId" source="programId" reference="programs" />,
];

/** Forms of Kobo or ODK that may send their answers here. */
export default function SubmissionFormList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const text = (key: string) => translate(`resources.submission-forms.${key}`);
  const open = mayI("submission-forms", "create") && <OpenForm />;
  const program = ({ programId }: SubmissionForm) =>
    programId ? <RefName resource="programs" id={programId} plain /> : <Quiet>{text("allPrograms")}</Quiet>;
  return (
    <ListPage<SubmissionForm>
      sort={{ field: "name", order: "ASC" }}
      filters={filters}
      actions={open}
      emptyAction={open}
      emptyHelp={text("empty")}
      rowClick="show"
      card={(form) => (
        <CardLines
          title={form.name}
          mark={text(form.active ? "open" : "closed")}
          lines={[<span key="program">{program(form)}</span>]}
        />
      )}
    >
      <DataTable.Col<SubmissionForm>
        source="name"
        render={({ id, name }) => (
          <RecordLink resource="submission-forms" id={id}>
            {name}
          </RecordLink>
        )}
      />
      <DataTable.Col<SubmissionForm> source="programId" disableSort render={program} />
      <DataTable.Col<SubmissionForm> source="active" render={({ active }) => text(active ? "open" : "closed")} />
      <DataTable.Col<SubmissionForm> source="createdAt" render={({ createdAt }) => <Instant value={createdAt} />} />
    </ListPage>
  );
}
