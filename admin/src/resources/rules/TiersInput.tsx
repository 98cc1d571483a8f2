import Add from "@mui/icons-material/Add";
import Close from "@mui/icons-material/Close";
import ArrowDown from "@mui/icons-material/KeyboardArrowDown";
import ArrowUp from "@mui/icons-material/KeyboardArrowUp";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useController, useFormContext, useWatch } from "react-hook-form";
import type { RuleKind, RuleScope } from "#db/constants.ts";
import type { RuleTier } from "#db/schema/rules.ts";
import { QueryBuilder } from "../../builder/QueryBuilder.tsx";
import { factsAsked, faultsIn, moved, nextTier } from "./ruleModel.ts";
import { useSpreadFields } from "./useSpreadFields.tsx";

const MOST = 8;

/** The tiers of a rule: when each holds, and what it is worth; of several that hold the highest counts. */
export function TiersInput() {
  const translate = useTranslate();
  const { field } = useController({ name: "tiers" });
  const { clearErrors, formState } = useFormContext();
  const [kind, scope] = useWatch({ name: ["kind", "scope"] }) as [RuleKind, RuleScope];
  const tiers = (field.value ?? []) as RuleTier[];
  const fields = useSpreadFields(scope ?? "group", factsAsked(tiers));
  const text = (key: string, options = {}) => translate(`resources.rules.${key}`, options);
  const change = (next: RuleTier[]) => {
    clearErrors("tiers");
    field.onChange(next);
  };
  const replace = (at: number, more: Partial<RuleTier>) =>
    change(tiers.map((tier, i) => (i === at ? { ...tier, ...more } : tier)));
  const errors = formState.errors.tiers as unknown as Record<number, unknown> | undefined;
  return (
    <Box sx={{ display: "grid", gap: 2 }}>
      {tiers.map((tier, at) => (
        <TierCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place
          key={at}
          number={at + 1}
          last={at === tiers.length - 1}
          alone={tiers.length === 1}
          points={kind === "service" ? undefined : tier.points}
          onPoints={(points) => replace(at, { points })}
          onMove={(by) => change(moved(tiers, at, by))}
          onRemove={() => change(tiers.filter((_, i) => i !== at))}
        >
          <QueryBuilder
            label={`${text("tier", { number: at + 1 })}: ${text("holds")}`}
            query={tier.query}
            onChange={(query) => replace(at, { query })}
            fields={fields}
          />
          <TierFaults errors={errors?.[at]} />
        </TierCard>
      ))}
      {tiers.length < MOST && (
        <Box>
          <Button startIcon={<Add />} onClick={() => change([...tiers, nextTier(tiers)])}>
            {text("addTier")}
          </Button>
        </Box>
      )}
    </Box>
  );
}

function TierFaults({ errors }: { errors: unknown }) {
  const translate = useTranslate();
  const faults = faultsIn(errors);
  if (faults.length === 0) return null;
  return (
    <Alert severity="error" variant="outlined">
      {faults.map(({ place, message }) => (
        <div key={place + message}>
          {place && `${translate("resources.rules.condition", { place })}: `}
          {message}
        </div>
      ))}
    </Alert>
  );
}

interface TierCardProps {
  number: number;
  last: boolean;
  alone: boolean;
  /** Nothing where the kind of rule has no points. */
  points: number | undefined;
  onPoints: (points: number) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  children: React.ReactNode;
}

function TierCard({ number, last, alone, points, onPoints, onMove, onRemove, children }: TierCardProps) {
  const translate = useTranslate();
  const name = translate("resources.rules.tier", { number });
  const button = (key: string, Icon: typeof Close, press: () => void, disabled: boolean) => (
    <IconButton
      onClick={press}
      disabled={disabled}
      title={translate(`builder.${key}`)}
      aria-label={`${translate(`builder.${key}`)}: ${name}`}
      sx={{ p: 1 }}
    >
      <Icon fontSize="small" />
    </IconButton>
  );
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0, display: "grid", gap: 1 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1 }}>
        <Typography component="legend" variant="h3" sx={{ p: 0, float: "left" }}>
          {name}
        </Typography>
        {points !== undefined && (
          <TextField
            type="number"
            margin="none"
            label={translate("resources.rules.fields.points")}
            value={Number.isNaN(points) ? "" : points}
            onChange={(event) => onPoints(event.target.value === "" ? 0 : Number(event.target.value))}
            slotProps={{
              htmlInput: { min: 1, max: 100, "aria-label": `${translate("resources.rules.fields.points")}: ${name}` },
            }}
            sx={{ width: 110 }}
          />
        )}
        <Box sx={{ ml: "auto" }}>
          {!alone && button("up", ArrowUp, () => onMove(-1), number === 1)}
          {!alone && button("down", ArrowDown, () => onMove(1), last)}
          {!alone && button("remove", Close, onRemove, false)}
        </Box>
      </Box>
      {children}
    </Box>
  );
}
