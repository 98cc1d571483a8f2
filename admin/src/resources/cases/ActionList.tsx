import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { type HttpError, useDataProvider, useLocale, useNotify, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText } from "../../fields/text.tsx";
import { today } from "../../format/clock.ts";
import { formatDay } from "../../format/day.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { type Case, type CaseAction, isLivingCase } from "./caseModel.ts";

const ActionDialog = lazy(() => import("./ActionDialog.tsx"));
const DoneDialog = lazy(() => import("./DoneDialog.tsx"));

interface ActionListProps {
  one: Case;
  query: { data?: CaseAction[]; error?: unknown; isPending: boolean; refetch?: () => void };
  onDone: () => void;
}

/** What is done, and to be done, in a case. */
export function ActionList({ one, query, onDone }: ActionListProps) {
  const translate = useTranslate();
  const mayI = useMayI();
  const [adding, setAdding] = useState(false);
  const adds = isLivingCase(one) && mayI("case-actions", "create");
  const add = adds && (
    <Button size="small" variant="outlined" onClick={() => setAdding(true)}>
      {translate("resources.case-actions.add")}
    </Button>
  );
  return (
    <Section title={translate("resources.cases.actions")} action={query.data && query.data.length > 0 && add}>
      <Rows<CaseAction>
        query={query}
        empty={{
          title: translate("resources.case-actions.empty"),
          help: adds ? translate("resources.case-actions.emptyHelp") : undefined,
          action: add,
        }}
      >
        {(action) => <ActionRow action={action} living={isLivingCase(one)} onDone={onDone} />}
      </Rows>
      {adding && (
        <Suspense fallback={null}>
          <ActionDialog one={one} onClose={() => setAdding(false)} onDone={onDone} />
        </Suspense>
      )}
    </Section>
  );
}

function ActionRow({ action, living, onDone }: { action: CaseAction; living: boolean; onDone: () => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  const notify = useNotify();
  const dataProvider = useDataProvider();
  const mayI = useMayI();
  const { user } = useSession();
  const [finishing, setFinishing] = useState(false);
  const own = action.organizationId === user.organizationId;
  const open = living && own && !action.doneOn;
  const day = (key: string, on: string) => translate(`resources.case-actions.${key}`, { day: formatDay(on, locale) });
  const late = !action.doneOn && action.dueOn < today();
  const remove = async () => {
    try {
      await dataProvider.delete("case-actions", { id: action.id, previousData: action });
      notify("resources.case-actions.removed", { type: "success" });
    } catch (fault) {
      notify((fault as HttpError).message, { type: "error" });
    }
    onDone();
  };
  const made =
    action.madeResource && translate(`resources.case-actions.made.${action.madeResource}`, { _: action.madeResource });
  return (
    <>
      <Row
        title={
          <>
            <EnumText of="caseActionType" value={action.type} />
            {action.text && `: ${action.text}`}
          </>
        }
        mark={action.doneOn ? day("done", action.doneOn) : late ? day("late", action.dueOn) : day("due", action.dueOn)}
        detail={action.result}
        note={
          <>
            {own && mayI("users", "list") && <RefName resource="users" id={action.ownerId} plain />}
            {made && (
              <>
                {" · "}
                {action.madeResource === "linkages" || action.madeResource === "capital-applications" ? (
                  <RecordLink resource={action.madeResource} id={action.madeId ?? ""}>
                    {made}
                  </RecordLink>
                ) : (
                  made
                )}
              </>
            )}
          </>
        }
        actions={
          open && (
            <>
              {mayI("case-actions", "edit") && (
                <Button size="small" onClick={() => setFinishing(true)}>
                  {translate("resources.case-actions.finish")}
                </Button>
              )}
              {mayI("case-actions", "delete") && (
                <Button size="small" color="inherit" onClick={remove}>
                  {translate("resources.case-actions.remove")}
                </Button>
              )}
            </>
          )
        }
      />
      {finishing && (
        <Suspense fallback={null}>
          <DoneDialog action={action} onClose={() => setFinishing(false)} onDone={onDone} />
        </Suspense>
      )}
    </>
  );
}
