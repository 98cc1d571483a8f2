import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useMemo, useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { today } from "../format/clock.ts";
import { formatDay } from "../format/day.ts";
import type { Asked } from "../outcomes/asked.ts";
import { type Outcomes, outcomesPath } from "../outcomes/outcomesModel.ts";
import { Fault } from "../page/Fault.tsx";
import { PageSkeleton } from "../page/Loading.tsx";
import { useApi } from "../providers/useApi.ts";
import { changeTable } from "./changeTable.ts";
import { ReportFoot } from "./ReportFoot.tsx";
import { ReportHead } from "./ReportHead.tsx";
import { ReportTable } from "./ReportTable.tsx";
import { type Quarter, quarterAt, quarterBefore, quarterDays } from "./reportModel.ts";
import { Answer, Questions } from "./SessionReport.tsx";

const MOST = 9;
const keyOf = ({ year, quarter }: Quarter) => `${year}-${quarter}`;

/** A quarter of an office: its first day against its last, every figure counted in the same way on both. */
export function QuarterReport({ asked }: { asked: Asked }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`outcomes.report.${key}`, options);
  const choices = useMemo(() => {
    const all = [quarterAt(today())];
    while (all.length < MOST) all.push(quarterBefore(all.at(-1) as Quarter));
    return all;
  }, []);
  const [chosen, setChosen] = useState(() => quarterBefore(quarterAt(today())));
  const days = quarterDays(chosen, today());
  const at = (day: string) => outcomesPath({ ...asked, asOf: day === today() ? "" : day });
  const before = useApi<Outcomes>(at(days.before));
  const end = useApi<Outcomes>(at(days.end));
  const name = (one: Quarter) => text("quarterOf", { ...one });
  const fault = before.error ?? end.error;
  const [then, now] = [before.data, end.data];
  const fresh = then?.asOf === days.before && now?.asOf === days.end;
  return (
    <>
      <div className="report-tools">
        <TextField
          select
          label={text("choose")}
          value={keyOf(chosen)}
          onChange={({ target }) => setChosen(choices.find((one) => keyOf(one) === target.value) ?? chosen)}
          sx={{ width: 220, m: 0 }}
        >
          {choices.map((one) => (
            <MenuItem key={keyOf(one)} value={keyOf(one)}>
              {name(one)}
            </MenuItem>
          ))}
        </TextField>
      </div>
      {fault ? (
        <Fault fault={fault} />
      ) : !then || !now || !fresh ? (
        <PageSkeleton />
      ) : (
        <article className="report" lang={locale}>
          <ReportHead
            kind="quarter"
            outcomes={now}
            period={`${name(chosen)} · ${formatDay(days.before, locale)} – ${formatDay(days.end, locale)}`}
          />
          <Answer outcomes={now} />
          <section className="report-part">
            <h2>{text("change")}</h2>
            <p className="report-small">
              {text("quarterNote")} {days.running && text("quarterRunning")}
            </p>
            <ReportTable table={changeTable(then, now, translate, (day) => formatDay(day, locale))} />
          </section>
          <section className="report-part">
            <h2>{text("attention")}</h2>
            <Questions outcomes={now} />
          </section>
          <ReportFoot outcomes={now} />
        </article>
      )}
    </>
  );
}
