import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { Instant } from "../../fields/text.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { useApi } from "../../providers/useApi.ts";
import type { Form, VersionLine } from "./formModel.ts";

/** The versions of a form, newest first; each can be looked at as a phone asks it. */
export function VersionRows({ form, shown }: { form: Form; shown: number | undefined }) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.forms.${key}`, options);
  const query = useApi<VersionLine[]>(`forms/${form.id}/versions`);
  const empty = { title: text("versions.empty"), help: text("versions.emptyHelp") };
  const by = ({ publishedByName: name }: VersionLine) => name && text("versions.by", { name });
  return (
    <Rows<VersionLine> query={{ ...query, refetch: () => void query.refetch() }} empty={empty}>
      {(version) => (
        <Row
          title={text("version", { number: version.number })}
          mark={version.number === form.publishedVersion && text("versions.current")}
          note={
            <>
              <Instant value={version.publishedAt} /> {by(version)}
            </>
          }
          actions={
            version.number !== shown && (
              <Button
                size="small"
                component={Link}
                to={`/forms/${form.id}/show?version=${version.number}`}
                aria-label={text("versions.show", { number: version.number })}
              >
                {translate("app.action.open")}
              </Button>
            )
          }
        />
      )}
    </Rows>
  );
}
