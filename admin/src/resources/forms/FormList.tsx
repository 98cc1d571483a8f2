import Import from "@mui/icons-material/UploadFileOutlined";
import { Button, DataTable, useLocale, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { wordsIn } from "../../forms/formText.ts";
import { SearchText } from "../../inputs/SearchText.tsx";
import { YesFilter } from "../../inputs/YesFilter.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { countQuestions, type Form } from "./formModel.ts";

const filters = [<SearchText key="q" source="q" alwaysOn />, <YesFilter key="retired" source="retired" />];

/** The forms of the office, with the version that is asked now. */
export default function FormList() {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const text = (key: string, options = {}) => translate(`resources.forms.${key}`, options);
  const state = ({ publishedVersion, retired, isDefault }: Form) => {
    if (retired) return text("fields.retired");
    if (!publishedVersion) return text("notPublished");
    const version = text("version", { number: publishedVersion });
    return isDefault ? `${version} · ${text("fields.isDefault").toLowerCase()}` : version;
  };
  const questions = ({ draft }: Form) => countQuestions(draft);
  return (
    <ListPage<Form>
      sort={{ field: "code", order: "ASC" }}
      filters={filters}
      hasCreate
      exports={false}
      emptyHelp={text("empty")}
      rowClick="show"
      actions={
        mayI("forms", "create") && (
          <Button component={Link} to="/form-import" label={text("xls.import")}>
            <Import />
          </Button>
        )
      }
      card={(form) => (
        <CardLines
          title={wordsIn(form.name, locale)}
          mark={state(form)}
          lines={[text("questions", { smart_count: questions(form) })]}
        />
      )}
    >
      <DataTable.Col<Form>
        source="name"
        disableSort
        render={(form) => (
          <RecordLink resource="forms" id={form.id}>
            {wordsIn(form.name, locale)}
          </RecordLink>
        )}
      />
      <DataTable.Col<Form> source="code" render={({ code }) => <Quiet>{code}</Quiet>} />
      <DataTable.Col<Form> source="draft" align="right" disableSort render={(form) => formatNumber(questions(form))} />
      <DataTable.Col<Form> source="publishedVersion" disableSort render={state} />
    </ListPage>
  );
}
