import Close from "@mui/icons-material/Close";
import Delete from "@mui/icons-material/DeleteOutlined";
import Edit from "@mui/icons-material/EditOutlined";
import Down from "@mui/icons-material/KeyboardArrowDown";
import Up from "@mui/icons-material/KeyboardArrowUp";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import type { KeyboardEvent } from "react";
import { useTranslate } from "react-admin";
import { useFormContext, useFormState, useWatch } from "react-hook-form";
import { fromForm, type PlanForm, sayWhen } from "./planModel.ts";
import { StepInputs } from "./StepInputs.tsx";

const quiet = { color: "text.secondary", flexShrink: 0 } as const;

interface StepCardProps {
  at: number;
  last: number;
  isOpen: boolean;
  toggle: () => void;
  shift: (by: -1 | 1) => void;
  drop: () => void;
}

/** One point: a line that says it in words and opens into its inputs, with what moves it. */
export function StepCard({ at, last, isOpen, toggle, shift, drop }: StepCardProps) {
  const translate = useTranslate();
  const { control } = useFormContext<PlanForm>();
  const values = useWatch({ control }) as PlanForm;
  const { errors } = useFormState({ control, name: `steps.${at}` as "steps" });
  const faulty = Boolean(errors.steps?.[at]);
  const text = (key: string, options = {}) => translate(`resources.plans.step.${key}`, options);
  const plan = fromForm(values as unknown as Record<string, unknown>);
  const step = plan.steps[at];
  const name = step?.label || text("untitled");
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!by || !event.altKey) return;
    event.preventDefault();
    shift(by);
  };
  return (
    <Box
      component="li"
      sx={{
        border: 1,
        borderColor: faulty ? "error.main" : isOpen ? "primary.main" : "divider",
        borderRadius: 1,
        minWidth: 0,
      }}
    >
      <Box sx={{ display: "flex", alignItems: "center", minHeight: 48 }}>
        <ButtonBase
          data-step={at}
          aria-expanded={isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={toggle}
          onKeyDown={onKey}
          sx={{ flex: 1, minWidth: 0, justifyContent: "flex-start", textAlign: "left", gap: 1, px: 1.5, py: 0.75 }}
        >
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
              {at + 1}. {name}
            </Typography>
            <Typography variant="caption" component="p" sx={{ color: faulty ? "error.main" : "text.secondary" }}>
              {faulty && !isOpen ? text("faults") : step && sayWhen(step, plan, translate)}
            </Typography>
          </Box>
          {isOpen ? <Close fontSize="small" sx={quiet} /> : <Edit fontSize="small" sx={quiet} />}
        </ButtonBase>
        <IconButton size="small" disabled={at === 0} onClick={() => shift(-1)} aria-label={text("up", { name })}>
          <Up fontSize="small" />
        </IconButton>
        <IconButton size="small" disabled={at >= last} onClick={() => shift(1)} aria-label={text("down", { name })}>
          <Down fontSize="small" />
        </IconButton>
        <IconButton size="small" onClick={drop} aria-label={text("remove", { name })} sx={{ mr: 0.5 }}>
          <Delete fontSize="small" />
        </IconButton>
      </Box>
      {/* Closed inputs stay in the form: what they hold is checked and sent all the same. */}
      <Box
        sx={{ display: isOpen ? "block" : "none", px: { xs: 1.5, sm: 2 }, pb: 2, borderTop: 1, borderColor: "divider" }}
      >
        <StepInputs at={at} steps={plan.steps} />
      </Box>
    </Box>
  );
}
