import { useLocale, useTranslate } from "react-admin";
import { Day, Quiet } from "../../fields/text.tsx";
import { today } from "../../format/clock.ts";
import { formatDay } from "../../format/day.ts";
import { dueWords, type WorklistItem } from "./worklistModel.ts";

/** The due day, and how far it is from today. */
export function DueText({ item }: { item: WorklistItem }) {
  const translate = useTranslate();
  const locale = useLocale();
  const words = dueWords(item, today());
  const said = translate(`resources.follow-ups.${words.key}`, {
    smart_count: "count" in words ? words.count : 0,
    day: "on" in words ? formatDay(words.on, locale) : "",
  });
  if (words.key === "dueSince") return <span>{said}</span>;
  return (
    <span style={{ whiteSpace: "nowrap" }}>
      <Day value={item.dueOn} /> {words.key === "late" ? <strong>· {said}</strong> : <Quiet>· {said}</Quiet>}
    </span>
  );
}
