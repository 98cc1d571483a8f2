import UploadFile from "@mui/icons-material/UploadFileOutlined";
import Button from "@mui/material/Button";
import { DataTable, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { IMPORT_KINDS, IMPORT_STATES } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText, Figure, Instant } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import type { Import } from "./importModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="kind" source="kind" of="importKind" values={IMPORT_KINDS} alwaysOn />,
  <EnumInput key="state" source="state" of="importState" values={IMPORT_STATES} alwaysOn />,
  <RefInput key="programId" source="programId" reference="programs" />,
];

const outcomes = ["create", "update", "skip", "duplicate", "error"] as const;

export default function ImportList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const upload = mayI("imports", "create") && (
    <Button component={Link} to="/imports/create" variant="contained" startIcon={<UploadFile />}>
      {translate("resources.imports.upload")}
    </Button>
  );
  return (
    <ListPage<Import>
      sort={{ field: "createdAt", order: "DESC" }}
      filters={filters}
      actions={
        <>
          {mayI("submission-forms", "list") && (
            <Button component={Link} to="/submission-forms">
              {translate("app.menu.submissionForms")}
            </Button>
          )}
          {upload}
        </>
      }
      emptyAction={upload}
      emptyHelp={translate("resources.imports.empty")}
      rowClick="show"
      card={({ fileName, kind, state, programId, createdAt, counts }) => (
        <CardLines
          title={fileName}
          mark={<EnumText of="importState" value={state} />}
          lines={[
            <RefName key="program" resource="programs" id={programId} plain />,
            <span key="facts">
              <EnumText of="importKind" value={kind} /> · <Instant value={createdAt} /> ·{" "}
              {translate("resources.imports.rowCount", { smart_count: counts.rows })}
            </span>,
          ]}
        />
      )}
    >
      <DataTable.Col<Import> source="state" render={({ state }) => <EnumText of="importState" value={state} />} />
      <DataTable.Col<Import> source="kind" render={({ kind }) => <EnumText of="importKind" value={kind} />} />
      <DataTable.Col<Import>
        source="fileName"
        render={({ id, fileName }) => (
          <RecordLink resource="imports" id={id}>
            {fileName}
          </RecordLink>
        )}
      />
      <DataTable.Col<Import>
        source="programId"
        disableSort
        render={({ programId }) => <RefName resource="programs" id={programId} plain />}
      />
      {outcomes.map((outcome) => (
        <DataTable.Col<Import>
          key={outcome}
          source={`counts.${outcome}`}
          label={`enums.importOutcome.${outcome}`}
          disableSort
          align="right"
          render={({ counts }) => <Figure value={counts[outcome]} />}
        />
      ))}
      <DataTable.Col<Import> source="createdAt" render={({ createdAt }) => <Instant value={createdAt} />} />
      {mayI("users", "list") && (
        <DataTable.Col<Import>
          source="createdBy"
          disableSort
          sx={wideOnly}
          render={({ createdBy }) => <RefName resource="users" id={createdBy} plain />}
        />
      )}
    </ListPage>
  );
}
