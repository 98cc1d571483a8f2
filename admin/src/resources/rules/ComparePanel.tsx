import Warning from "@mui/icons-material/ReportProblemOutlined";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { BandChip } from "../../fields/BandChip.tsx";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { Section } from "../../page/Section.tsx";
import { FoundLists } from "./FoundLists.tsx";
import type { Comparison, RuleDraft } from "./ruleModel.ts";
import { useComparison } from "./useComparison.ts";

/** What a draft would do today, beside the rule as it is now; nothing is written. */
export function ComparePanel({ draft }: { draft: RuleDraft }) {
  const translate = useTranslate();
  const { data, error, whole, busy } = useComparison(draft);
  const text = (key: string) => translate(`resources.rules.compare.${key}`);
  return (
    <Section title={text("title")} note={text("note")}>
      <Box aria-live="polite" aria-busy={busy}>
        {busy && <LinearProgress aria-label={translate("resources.rules.trying")} sx={{ mb: 1 }} />}
        {!whole && <Quiet>{text("incomplete")}</Quiet>}
        {whole && error && (
          <Alert severity="error" variant="outlined">
            {[error.message, ...Object.values((error.body?.errors ?? {}) as Record<string, string>)].join(" ")}
          </Alert>
        )}
        {whole && data && !error && <Compared data={data} scope={draft.scope} />}
      </Box>
    </Section>
  );
}

function Compared({ data, scope }: { data: Comparison; scope: RuleDraft["scope"] }) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.rules.compare.${key}`, options);
  const of = (key: string) =>
    translate(`resources.rules.compare.${key}.${scope}`, {
      count: formatNumber(data.holds.count),
      total: formatNumber(data.reached),
    });
  return (
    <Box sx={{ display: "grid", gap: 1 }}>
      <Typography variant="body1" sx={{ fontWeight: 600 }}>
        {of("holds")}
      </Typography>
      <Typography variant="body2">
        {data.reached < data.total && `${text("outside", { count: formatNumber(data.total - data.reached) })} `}
        {text("unknown", { count: formatNumber(data.unknown) })}{" "}
        {data.before === null ? text("isNew") : text("before", { count: formatNumber(data.before) })}
      </Typography>
      <Warnings warnings={data.warnings} />
      <FoundLists data={data} resource={scope === "group" ? "groups" : "programs"} />
      {data.bands.length > 0 && (
        <Box>
          <Typography variant="h3" component="h3">
            {text("bands")}
          </Typography>
          {data.bands.map(({ from, to, count }) => (
            <Box
              key={from + to}
              sx={{ display: "flex", alignItems: "center", gap: 0.75, py: 0.25, fontSize: "0.875rem" }}
            >
              <BandChip band={from} />
              <span aria-hidden>→</span>
              <BandChip band={to} />
              <span>{formatNumber(count)}</span>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

/** What should be known before a draft is saved. */
export function Warnings({ warnings }: Pick<Comparison, "warnings">) {
  if (warnings.length === 0) return null;
  return (
    <Alert severity="warning" variant="outlined" icon={<Warning fontSize="inherit" />}>
      {warnings.map(({ code, tier, text }) => (
        <div key={`${code}${tier}`}>{text}</div>
      ))}
    </Alert>
  );
}
