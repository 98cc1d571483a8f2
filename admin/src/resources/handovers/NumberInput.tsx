import { useQuery } from "@tanstack/react-query";
import { TextInput, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { api } from "../../providers/http.ts";

/** The number of the document; left empty, the next by the office's pattern, which is shown before it is given. */
export function NumberInput() {
  const translate = useTranslate();
  const [groupId, date, items = []] = useWatch({ name: ["groupId", "date", "items"] }) as [string, string, string[]];
  const { data } = useQuery({
    // Not among the keys of the resource: once the machines are given, asking again would be refused.
    queryKey: ["next-bast-number", groupId, date, items],
    queryFn: () => api.post<{ number: string }>("handovers/preview", { groupId, date, items }),
    enabled: Boolean(groupId && date && items.length > 0),
    retry: false,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  const help = data
    ? translate("resources.handovers.numberNext", { number: data.number })
    : translate("resources.handovers.numberHelp");
  return <TextInput source="number" helperText={help} />;
}
