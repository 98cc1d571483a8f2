import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import CardContent from "@mui/material/CardContent";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useGetList, useTranslate } from "react-admin";
import { Link, useSearchParams } from "react-router-dom";
import { CUSTOM_FIELD_ENTITIES } from "#db/constants.ts";
import type { CustomField } from "../../customFields/customField.ts";
import { Page } from "../../page/Page.tsx";
import { Rows } from "../../page/Rows.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { FieldRow } from "./FieldRow.tsx";

/** The fields an office gave its records, by kind of record. */
export default function FieldList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const [query, setQuery] = useSearchParams();
  const entity = CUSTOM_FIELD_ENTITIES.find((one) => one === query.get("entity")) ?? "programs";
  const list = useGetList<CustomField>("custom-fields", {
    filter: { entity, organizationId: user.organizationId },
    sort: { field: "position", order: "ASC" },
    pagination: { page: 1, perPage: 100 },
  });
  const text = (key: string) => translate(`resources.custom-fields.${key}`);
  const ids = list.data?.map(({ id }) => id) ?? [];
  const add = mayI("custom-fields", "create") && (
    <Button component={Link} to={`/custom-fields/create?entity=${entity}`} variant="contained" startIcon={<Add />}>
      {text("add")}
    </Button>
  );
  return (
    <Page title={translate("resources.custom-fields.name", { smart_count: 2 })} subtitle={text("note")} actions={add}>
      <Tabs
        value={entity}
        onChange={(_event, wanted) => setQuery({ entity: wanted })}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={text("tabs")}
        sx={{ mb: 1, borderBottom: 1, borderColor: "divider" }}
      >
        {CUSTOM_FIELD_ENTITIES.map((one) => (
          <Tab key={one} value={one} label={translate(`enums.customFieldEntity.${one}`)} />
        ))}
      </Tabs>
      <Card>
        <CardContent>
          <Rows<CustomField> query={list} empty={{ title: text("empty"), help: text("emptyHelp") }}>
            {(field) => <FieldRow field={field} ids={ids} />}
          </Rows>
        </CardContent>
      </Card>
    </Page>
  );
}
