import { Button, DataTable, SelectInput, TextInput, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { AUDIT_ACTIONS } from "#db/constants.ts";
import { RESOURCES } from "#worker/policy/roles.ts";
import { RefName } from "../../fields/RefName.tsx";
import { Instant, Quiet } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { InstantInput } from "../../inputs/InstantInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { Changes } from "./Changes.tsx";
import { type AuditEntry, WITH_PAGE } from "./logModel.ts";
import { SealPanel } from "./SealPanel.tsx";

/** What nobody changes, or what keeps no audit of its own. */
const unchanging = ["regions", "outcomes", "signals", "audit-log", "access-log", "recycle-bin", "notifications"];
const entities = [...RESOURCES.filter((one) => !unchanging.includes(one)), "session"];

export default function AuditLogList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const text = (key: string, options = {}) => translate(`resources.audit-log.${key}`, options);
  const actionWord = (action: string) => translate(`enums.auditAction.${action}`, { _: action });
  const entityWord = (entity: string) =>
    entity === "session" ? text("session") : translate(`resources.${entity}.name`, { smart_count: 1, _: entity });
  const choices = (ids: string[], word: (id: string) => string) => ids.map((id) => ({ id, name: word(id) }));
  const filters = [
    <SelectInput
      key="entity"
      source="entity"
      choices={choices(entities, entityWord)}
      translateChoice={false}
      alwaysOn
    />,
    <EnumInput key="action" source="action" of="auditAction" values={AUDIT_ACTIONS} alwaysOn />,
    <InstantInput key="at_gte" source="at_gte" alwaysOn />,
    <InstantInput key="at_lte" source="at_lte" end />,
    ...(mayI("users", "list") ? [<RefInput key="actorId" source="actorId" reference="users" />] : []),
    <TextInput key="entityId" source="entityId" />,
  ];
  const who = ({ actorType, actorName, actorId }: AuditEntry) => {
    if (actorType !== "user") return <Quiet>{text(actorType)}</Quiet>;
    if (actorId.startsWith("tok_")) {
      return (
        <>
          <Quiet>{text("program")}</Quiet>{" "}
          {mayI("api-tokens", "list") && <RefName resource="api-tokens" id={actorId} plain />}
        </>
      );
    }
    return actorName ?? <Quiet>{text("someone")}</Quiet>;
  };
  const what = ({ entity, entityId }: AuditEntry) =>
    WITH_PAGE.has(entity) && mayI(entity, "show") ? (
      <RecordLink resource={entity} id={entityId}>
        {entityWord(entity)}
      </RecordLink>
    ) : (
      entityWord(entity)
    );
  return (
    <ListPage<AuditEntry>
      sort={{ field: "at", order: "DESC" }}
      filters={filters}
      perPage={50}
      above={<SealPanel />}
      emptyHelp={text("empty")}
      rowClick={false}
      actions={
        mayI("access-log", "list") && (
          <Button
            component={Link}
            to="/access-log"
            label={translate("resources.access-log.name", { smart_count: 2 })}
          />
        )
      }
      card={(entry) => (
        <CardLines
          title={`${actionWord(entry.action)} · ${entityWord(entry.entity)}`}
          mark={<Instant value={entry.at} />}
          lines={[who(entry), <Changes key="changes" entry={entry} />, entry.reason]}
        />
      )}
    >
      <DataTable.Col<AuditEntry> source="at" render={({ at }) => <Instant value={at} />} />
      <DataTable.Col<AuditEntry> source="actorId" disableSort render={who} />
      <DataTable.Col<AuditEntry> source="action" disableSort render={({ action }) => actionWord(action)} />
      <DataTable.Col<AuditEntry> source="entity" disableSort render={what} />
      <DataTable.Col<AuditEntry>
        source="changes"
        disableSort
        sx={{ minWidth: 260 }}
        render={(entry) => <Changes entry={entry} />}
      />
      <DataTable.Col<AuditEntry> source="reason" disableSort render={({ reason }) => reason ?? ""} />
    </ListPage>
  );
}
