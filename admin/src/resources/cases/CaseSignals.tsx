import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { formatDay, formatInstant } from "../../format/day.ts";
import { Fault } from "../../page/Fault.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import { useRuleNames } from "../../providers/useRuleNames.ts";
import type { Case } from "./caseModel.ts";

interface CarriedSignal {
  id: string;
  code: string;
  raisedOn: string;
  clearedAt: number | null;
}

/** The signals a case carries: which still hold, which have cleared. */
export function CaseSignals({ one }: { one: Case }) {
  const translate = useTranslate();
  const locale = useLocale();
  const names = useRuleNames();
  const filter = encodeURIComponent(JSON.stringify({ id: one.signalIds }));
  const query = useApi<CarriedSignal[]>(
    one.signalIds.length > 0 ? `signals?filter=${filter}&range=[0,99]&sort=["raisedAt","DESC"]` : undefined,
  );
  if (query.error && !query.data) return <Fault fault={query.error} retry={query.refetch} />;
  const none = one.signalIds.length === 0;
  return (
    <Section title={translate("resources.cases.signals")} note={translate("resources.cases.signalsNote")}>
      <Rows<CarriedSignal>
        query={none ? { data: [], isPending: false } : { data: query.data, isPending: query.isPending }}
        empty={{ title: translate("resources.cases.noSignals") }}
      >
        {(signal) => (
          <Row
            title={names[signal.code]?.[locale === "en" ? "en" : "id"] ?? signal.code}
            note={
              <Quiet>
                {signal.clearedAt
                  ? translate("resources.cases.signalCleared", { day: formatInstant(signal.clearedAt, locale) })
                  : translate("resources.cases.signalOpen", { day: formatDay(signal.raisedOn, locale) })}
              </Quiet>
            }
          />
        )}
      </Rows>
    </Section>
  );
}
