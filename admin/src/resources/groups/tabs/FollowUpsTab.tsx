import Button from "@mui/material/Button";
import { lazy, Suspense } from "react";
import { useGetList, useTranslate } from "react-admin";
import { FilesToggle } from "../../../attachments/FilesToggle.tsx";
import { StatusChip } from "../../../fields/StatusChip.tsx";
import { Day, EnumText, Money } from "../../../fields/text.tsx";
import { AnswersToggle } from "../../../forms/AnswersToggle.tsx";
import { Row, Rows } from "../../../page/Rows.tsx";
import { useMayI } from "../../../providers/useSession.ts";
import type { Group } from "../groupModel.ts";
import { useRecord } from "../record/RecordProvider.tsx";
import type { FollowUp } from "../records.ts";
import { ReopenButton } from "./ReopenButton.tsx";

const SkippedBy = lazy(() => import("./SkippedBy.tsx"));

export function FollowUpsTab({ group }: { group: Group }) {
  const translate = useTranslate();
  const query = useGetList<FollowUp>("follow-ups", {
    filter: { groupId: group.id },
    sort: { field: "dueOn", order: "ASC" },
    pagination: { page: 1, perPage: 100 },
  });
  return (
    <Rows<FollowUp>
      query={query}
      empty={{
        title: translate("resources.groups.empties.followUps"),
        help: translate("resources.groups.empties.followUpsHelp"),
      }}
    >
      {(followUp) => <FollowUpRow followUp={followUp} />}
    </Rows>
  );
}

function FollowUpRow({ followUp }: { followUp: FollowUp }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const record = useRecord();
  const { id, version, planStep, dueOn, state, timing } = followUp;
  const late = timing === "overdue" && translate("resources.groups.daysLate", { smart_count: followUp.daysLate });
  const open = state === "scheduled" && mayI("follow-ups", "transition");
  return (
    <Row
      title={planStep ?? translate("resources.groups.unplanned")}
      mark={
        state === "done" ? (
          <StatusChip status={followUp.activityStatus} />
        ) : timing ? (
          <>
            <EnumText of="followUpTiming" value={timing} />
            {late && ` · ${late}`}
          </>
        ) : (
          <EnumText of="followUpState" value={state} />
        )
      }
      detail={
        state === "done" ? (
          <>
            <Day value={followUp.doneOn} /> · <EnumText of="contactMethod" value={followUp.method} />
            {typeof followUp.activeMembers === "number" &&
              ` · ${translate("app.timeline.atWork", { smart_count: followUp.activeMembers })}`}
            {typeof followUp.monthlyRevenueIdr === "number" && (
              <>
                {" · "}
                <Money value={followUp.monthlyRevenueIdr} />
              </>
            )}
            {followUp.evidenceGrade && ` · ${translate("resources.groups.grade", { grade: followUp.evidenceGrade })}`}
          </>
        ) : (
          <>
            <Day value={dueOn} /> ({translate("resources.groups.window")} <Day value={followUp.windowStartsOn} /> –{" "}
            <Day value={followUp.windowEndsOn} />)
          </>
        )
      }
      note={<Note followUp={followUp} />}
      actions={
        open ? (
          <>
            <Button
              size="small"
              variant="outlined"
              onClick={() => record({ kind: "visit", followUp: { id, version, planStep } })}
            >
              {translate("resources.groups.record.visit")}
            </Button>
            <Button size="small" onClick={() => record({ kind: "reschedule", followUp: { id, version, dueOn } })}>
              {translate("resources.groups.record.rescheduleShort")}
            </Button>
            <Button size="small" onClick={() => record({ kind: "skip", followUp: { id, version, dueOn } })}>
              {translate("resources.groups.record.skipShort")}
            </Button>
          </>
        ) : state === "skipped" && mayI("follow-ups", "transition") ? (
          <ReopenButton followUp={followUp} />
        ) : (
          state === "done" && (
            <>
              {followUp.formId && <AnswersToggle followUpId={id} />}
              <FilesToggle subject="follow-ups" subjectId={id} organizationId={followUp.organizationId} />
            </>
          )
        )
      }
    />
  );
}

/** What stood in the way, what was noted, and why it was skipped: a plan's reason in the reader's language. */
function Note({ followUp }: { followUp: FollowUp }) {
  const translate = useTranslate();
  const { obstacles, note, skipReason, skippedWhen } = followUp;
  if (skippedWhen) {
    return (
      <Suspense fallback={skipReason}>
        <SkippedBy query={skippedWhen} />
      </Suspense>
    );
  }
  const inTheWay = obstacles?.map((obstacle) => translate(`enums.obstacle.${obstacle}`)).join(", ");
  return <>{[inTheWay, note, skipReason].filter(Boolean).join(" · ")}</>;
}
