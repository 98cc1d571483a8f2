import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type HttpError, useTranslate } from "react-admin";
import { useFormContext } from "react-hook-form";
import { RefInput } from "../../inputs/RefInput.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { CalendarView } from "./CalendarView.tsx";
import type { PlanCalendarReply } from "./calendarModel.ts";
import { fromForm } from "./planModel.ts";

const PAUSE_MS = 400;

/** The plan of the form as it stands, some moments after the last key. */
function useDraft() {
  const { watch, getValues } = useFormContext();
  const [draft, setDraft] = useState(() => getValues());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const { unsubscribe } = watch(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setDraft(structuredClone(getValues())), PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [watch, getValues]);
  return draft;
}

interface DraftCalendarProps {
  planId?: string;
  /** The heading stands outside. */
  bare?: boolean;
}

/** What the plan, as it is typed, means for one group. */
export function DraftCalendar({ planId, bare }: DraftCalendarProps) {
  const translate = useTranslate();
  const mayI = useMayI();
  const draft = useDraft();
  const groupId = draft.calendarGroupId as string | undefined;
  const { anchor, steps } = fromForm(draft);
  const body = { groupId, planId, anchor, steps };
  const { data, error, isFetching, refetch } = useQuery<PlanCalendarReply, HttpError>({
    queryKey: ["api", "plan-calendar", body],
    queryFn: () => api.post<PlanCalendarReply>("plans/calendar", body),
    enabled: Boolean(groupId) && steps.length > 0 && steps.every(({ label }) => label),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (!mayI("groups", "list")) return null;
  const text = (key: string) => translate(`resources.plans.calendar.${key}`);
  return (
    <Box component="section" aria-label={text("title")} sx={{ width: "100%", minWidth: 0, mb: 2 }}>
      {!bare && (
        <Typography variant="h2" component="h2">
          {text("title")}
        </Typography>
      )}
      <Typography variant="caption" component="p" sx={{ color: "text.secondary", mb: 1 }}>
        {text("help")}
      </Typography>
      <RefInput
        source="calendarGroupId"
        reference="groups"
        label={translate("resources.plans.fields.group")}
        helperText={false}
      />
      {error && <Fault fault={error} retry={refetch} />}
      {!error && groupId && isFetching && !data && <LinesSkeleton lines={4} />}
      {!error && groupId && data && <CalendarView calendar={data} />}
    </Box>
  );
}
