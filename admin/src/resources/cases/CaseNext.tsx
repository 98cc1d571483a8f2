import { lazy, Suspense, useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { formatDay } from "../../format/day.ts";
import { NextAction } from "../../page/NextAction.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { type Case, type CaseAction, nextStep } from "./caseModel.ts";

const ActionDialog = lazy(() => import("./ActionDialog.tsx"));
const DoneDialog = lazy(() => import("./DoneDialog.tsx"));
const VerbDialog = lazy(() => import("./VerbDialog.tsx"));

interface CaseNextProps {
  one: Case;
  actions?: readonly CaseAction[];
  own: boolean;
  onEdit: () => void;
  onDone: () => void;
}

/** The one thing that follows: confirm recovery, record a result, plan an action, or give a new due day. */
export function CaseNext({ one, actions, own, onEdit, onDone }: CaseNextProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  if (!actions) return null;
  const next = nextStep(one, actions);
  const text = (key: string, options?: Record<string, unknown>) => translate(`resources.cases.next.${key}`, options);
  const close = () => setOpen(false);
  const show = () => setOpen(true);
  const adds = mayI("case-actions", "create");
  switch (next.step) {
    case "over":
      return <NextAction why={text("over", { day: formatDay(one.closedOn ?? "", locale) })} />;
    case "confirm": {
      const may = own && mayI("cases", "transition");
      return (
        <>
          <NextAction
            why={text("confirm", { day: formatDay(one.recoveryProposedOn ?? "", locale) })}
            label={may && text("recover")}
            onClick={show}
          />
          {open && (
            <Suspense fallback={null}>
              <VerbDialog one={one} verb="recover" onClose={close} onMoved={onDone} />
            </Suspense>
          )}
        </>
      );
    }
    case "late":
      return (
        <NextAction
          why={text("late", { smart_count: next.days })}
          label={own && mayI("cases", "edit") && text("newDue")}
          onClick={onEdit}
        />
      );
    case "act": {
      const { action } = next;
      const may = action.organizationId === user.organizationId && mayI("case-actions", "edit");
      return (
        <>
          <NextAction
            why={text("act", {
              type: translate(`enums.caseActionType.${action.type}`),
              due: translate("resources.case-actions.due", { day: formatDay(action.dueOn, locale) }),
            })}
            label={may && text("doAction")}
            onClick={show}
          />
          {open && (
            <Suspense fallback={null}>
              <DoneDialog action={action} onClose={close} onDone={onDone} />
            </Suspense>
          )}
        </>
      );
    }
    default:
      return (
        <>
          <NextAction why={text(next.step)} label={adds && text("addAction")} onClick={show} />
          {open && (
            <Suspense fallback={null}>
              <ActionDialog one={one} onClose={close} onDone={onDone} />
            </Suspense>
          )}
        </>
      );
  }
}
