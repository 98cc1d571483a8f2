import Alert from "@mui/material/Alert";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { formatDay } from "../../format/day.ts";
import { api } from "../../providers/http.ts";
import type { Group } from "./groupModel.ts";

interface Preview {
  moves: { id: string; planStep: string; from: { dueOn: string }; to: { dueOn: string } }[];
}

/** What another training day would move, shown before anything is saved. */
export function AnchorPreview({ group }: { group: Group }) {
  const trainedOn = useWatch({ name: "trainedOn" }) as string | null;
  const translate = useTranslate();
  const locale = useLocale();
  const changed = Boolean(trainedOn) && trainedOn !== group.trainedOn;
  const { data } = useQuery({
    queryKey: ["api", "anchor-preview", group.id, group.version, trainedOn],
    queryFn: () => api.post<Preview>(`groups/${group.id}/anchor-preview`, { trainedOn }),
    enabled: changed,
  });
  if (!changed || !data) return null;
  const text = (key: string, options?: Record<string, unknown>) => translate(`resources.groups.anchor.${key}`, options);
  return (
    <Alert severity="info" variant="outlined" role="status" sx={{ mb: 1, width: "100%" }}>
      {data.moves.length === 0 ? text("none") : text("moves", { smart_count: data.moves.length })}
      {data.moves.map(({ id, planStep, from, to }) => (
        <div key={id}>
          {text("move", { step: planStep, from: formatDay(from.dueOn, locale), to: formatDay(to.dueOn, locale) })}
        </div>
      ))}
    </Alert>
  );
}
