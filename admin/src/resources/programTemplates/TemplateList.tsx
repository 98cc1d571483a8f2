import { DataTable, useLocale, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { Quiet } from "../../fields/text.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useRowEdit } from "../../list/useRowEdit.ts";
import { useMayI } from "../../providers/useSession.ts";
import { inLanguage, type Template } from "./templateModel.ts";

const filters = [<SearchText key="q" source="q" alwaysOn />];

/** Kinds of programme that the office knows. */
export default function TemplateList() {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const rowEdit = useRowEdit();
  const text = (key: string, options = {}) => translate(`resources.program-templates.${key}`, options);
  const told = ({ definition }: Template) =>
    text("told", {
      guards: definition.stages.reduce((sum, { guards }) => sum + guards.length, 0),
      documents: definition.documents.length,
      supports: definition.supports.length,
    });
  const start = ({ code, retired }: Template) =>
    mayI("programs", "create") && !retired ? (
      <Link to={`/programs/create?kind=${code}`} onClick={(event) => event.stopPropagation()}>
        {text("start")}
      </Link>
    ) : null;
  return (
    <ListPage<Template>
      sort={{ field: "code", order: "ASC" }}
      filters={filters}
      hasCreate
      emptyHelp={text("empty")}
      rowClick={rowEdit}
      card={(template) => (
        <CardLines
          title={inLanguage(template.name, locale)}
          mark={template.retired && text("fields.retired")}
          lines={[template.code, told(template), start(template)]}
        />
      )}
    >
      <DataTable.Col<Template>
        source="name"
        disableSort
        render={(template) => (
          <>
            <RecordLink
              resource="program-templates"
              id={rowEdit(template.id, "program-templates", template) ? template.id : null}
              to="edit"
            >
              {inLanguage(template.name, locale)}
            </RecordLink>{" "}
            {template.retired && <Quiet>({text("fields.retired").toLowerCase()})</Quiet>}
          </>
        )}
      />
      <DataTable.Col<Template> source="code" />
      <DataTable.Col<Template> source="definition" disableSort render={told} />
      <DataTable.Col<Template> source="version" label={text("start")} disableSort render={start} />
    </ListPage>
  );
}
