import Check from "@mui/icons-material/CheckCircleOutlined";
import Unknown from "@mui/icons-material/HelpOutlined";
import Missing from "@mui/icons-material/RadioButtonUnchecked";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { Answer, RequirementResult } from "#worker/market/readiness.ts";
import { Quiet } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { formatMoney } from "../../format/number.ts";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { useApi } from "../../providers/useApi.ts";
import { countAnswers, type Readiness, todoOf } from "./capitalModel.ts";

const icons = { met: Check, missing: Missing, unknown: Unknown } satisfies Record<Answer, unknown>;

/** What a source of capital asks, and what the records of the group say to it. */
export function ReadinessPanel({ groupId, stamp, onApply }: { groupId: string; stamp: number; onApply?: () => void }) {
  const translate = useTranslate();
  const { data, error, refetch } = useApi<Readiness>(`groups/${groupId}/capital-readiness?v=${stamp}`);
  const [chosen, setChosen] = useState<string>();
  const text = (key: string, options = {}) => translate(`resources.readiness.${key}`, options);
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (!data) return <LinesSkeleton lines={5} />;
  const scheme = data.schemes.find(({ id }) => id === chosen) ?? data.schemes[0];
  if (!scheme) return <EmptyState compact title={text("none")} help={text("noneHelp")} />;
  const counts = countAnswers(scheme.requirements);
  const limits = { min: formatMoney(scheme.minIdr), max: formatMoney(scheme.maxIdr) };
  return (
    <Box>
      {data.schemes.length > 1 && (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={scheme.id}
          onChange={(_, id: string | null) => id && setChosen(id)}
          aria-label={translate("resources.capital-schemes.name", { smart_count: 2 })}
          sx={{ flexWrap: "wrap", mb: 1 }}
        >
          {data.schemes.map(({ id, name, year }) => (
            <ToggleButton key={id} value={id}>
              {name} {year}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <Typography variant="body2">
        <strong>
          {scheme.name} {scheme.year}
        </strong>
        , {text(scheme.minIdr === null ? "limits" : "limitsBetween", limits)}. {text("counts", counts)}.
      </Typography>
      <Typography variant="caption" component="p">
        <Quiet>
          {text("note")} {scheme.basis && text("basis", { basis: scheme.basis })}
        </Quiet>
      </Typography>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, mt: 1 }}>
        {scheme.requirements.map((requirement) => (
          <RequirementLine key={requirement.code} requirement={requirement} />
        ))}
      </Box>
      {onApply && counts.missing === 0 && (
        <Button variant="outlined" size="small" onClick={onApply} sx={{ mt: 1 }}>
          {text("start")}
        </Button>
      )}
    </Box>
  );
}

function RequirementLine({ requirement }: { requirement: RequirementResult }) {
  const translate = useTranslate();
  const { answer } = requirement;
  const Icon = icons[answer];
  const words = useWords(requirement);
  return (
    <Box component="li" sx={{ display: "flex", gap: 1, py: 0.75, borderTop: 1, borderColor: "divider" }}>
      <Icon aria-hidden sx={{ fontSize: 18, mt: 0.25, color: answer === "met" ? "primary.main" : "text.secondary" }} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: "flex", flexWrap: "wrap", justifyContent: "space-between", columnGap: 1 }}>
          <Typography variant="body2" component="span" sx={{ fontWeight: 600 }}>
            {words.title}
          </Typography>
          <Typography variant="body2" component="span">
            {translate(`enums.readiness.${answer}`)}
          </Typography>
        </Box>
        {(words.known || words.todo) && (
          <Typography variant="caption" component="p">
            <Quiet>{[words.known, words.todo].filter(Boolean).join(" · ")}</Quiet>
          </Typography>
        )}
      </Box>
    </Box>
  );
}

/** Which enum names the detail of a requirement. */
const detailOf: Record<string, string> = {
  at_work: "activityStatus",
  no_arrears: "capitalState",
  no_running_credit: "capitalState",
};

function useWords({ code, min, value, on, detail, answer, readyOn }: RequirementResult) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`resources.readiness.${key}`, options);
  const day = formatDay(on, locale);
  const isMoney = code === "revenue_known";
  const title = text(`requirement.${isMoney && min !== null ? "revenue_min" : code}`, {
    min: isMoney ? formatMoney(min) : min,
  });
  const figure = () => {
    if (value === null) return "";
    if (code === "business_age") return text("known.months", { smart_count: value, day });
    if (isMoney) return text("known.revenue", { amount: formatMoney(value), day });
    return text("known.members", { smart_count: value });
  };
  const word = () => {
    if (!detail) return "";
    const found = translate(`enums.${detailOf[code] ?? "licenceValidity"}.${detail}`, { _: "" });
    return found || translate(`enums.licenceState.${detail}`, { _: detail });
  };
  const dated = value === null && day ? text("known.on", { day }) : "";
  const key = todoOf({ code, answer });
  return {
    title,
    known: [figure(), word(), dated].filter(Boolean).join(" · "),
    todo: key ? text(`todo.${key}`, { day: formatDay(readyOn, locale) }) : "",
  };
}
