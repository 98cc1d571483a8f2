import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { Fact, Facts } from "../../page/Facts.tsx";
import { clockState, type Life, type Span } from "./lifeModel.ts";

function Clock({ span, began }: { span: Span; began: boolean }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`resources.equipment.clock.${key}`, options);
  const state = clockState(span, began);
  if (state === "notYet" || state === "noDay") return <Quiet>{text(state)}</Quiet>;
  return (
    <>
      <strong>{text(state === "arrived" ? "days" : "running", { smart_count: span.days ?? 0 })}</strong>
      <br />
      <Quiet>
        {[span.from, span.to]
          .filter((day) => day !== null)
          .map((day) => formatDay(day, locale))
          .join(" – ")}
      </Quiet>
    </>
  );
}

/** Bought → handed over, and handed over → first use seen. */
export function Clocks({ life }: { life: Life }) {
  const translate = useTranslate();
  const { handover, firstUse } = life.clocks;
  const label = (key: string) => translate(`resources.equipment.clock.${key}`);
  return (
    <Facts>
      <Fact label={label("handover")}>
        <Clock span={handover} began />
      </Fact>
      <Fact label={label("firstUse")}>
        <Clock span={firstUse} began={Boolean(firstUse.from)} />
      </Fact>
    </Facts>
  );
}
