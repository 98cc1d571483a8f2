import Add from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { visuallyHidden } from "@mui/utils";
import { useRef, useState } from "react";
import { useTranslate } from "react-admin";
import { useFieldArray, useFormContext } from "react-hook-form";
import { useUndoNotice } from "../../dialogs/UndoNotice.tsx";
import { newKey, newStep, type StepForm } from "./planModel.ts";
import { StepCard } from "./StepCard.tsx";

/** The points of a plan in their order, one of them open at a time. */
export function StepList() {
  const translate = useTranslate();
  const notifyUndo = useUndoNotice();
  const { getValues, formState } = useFormContext<{ steps: StepForm[] }>();
  const { fields, append, insert, move, remove } = useFieldArray<{ steps: StepForm[] }>({
    name: "steps",
    rules: { minLength: { value: 1, message: "resources.plans.step.first" } },
  });
  const [open, setOpen] = useState<number | "only" | undefined>("only");
  const [said, setSaid] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const text = (key: string, options = {}) => translate(`resources.plans.step.${key}`, options);
  const nameAt = (at: number) => getValues(`steps.${at}.label`) || text("untitled");
  const focus = (at: number) =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-step="${at}"]`)?.focus());

  const shift = (at: number, by: -1 | 1) => {
    const to = at + by;
    if (to < 0 || to >= fields.length) return;
    const name = nameAt(at);
    move(at, to);
    setOpen(open === at ? to : open === to ? at : open);
    focus(to);
    setSaid(text("moved", { name, number: to + 1 }));
  };
  const add = () => {
    append({ ...newStep(""), key: newKey(getValues("steps") ?? []) }, { focusName: `steps.${fields.length}.label` });
    setOpen(fields.length);
  };
  const drop = (at: number) => {
    const step = getValues(`steps.${at}`);
    remove(at);
    setOpen(undefined);
    notifyUndo(text("removed", { name: step.label || text("untitled") }), async () => insert(at, step));
  };
  const fault = formState.errors.steps?.root?.message ?? (formState.errors.steps as { message?: string })?.message;
  return (
    <Box component="section" aria-label={translate("resources.plans.fields.steps")} sx={{ mt: 1, mb: 2 }}>
      <Typography variant="h2" component="h2" sx={{ mb: 1 }}>
        {translate("resources.plans.fields.steps")}
      </Typography>
      <Box aria-live="polite" sx={visuallyHidden}>
        {said}
      </Box>
      {fields.length === 0 && <Typography variant="body2">{text("none")}</Typography>}
      <Box component="ul" ref={list} sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1, minWidth: 0 }}>
        {fields.map(({ id }, at) => {
          const isOpen = open === at || (open === "only" && fields.length === 1);
          return (
            <StepCard
              key={id}
              at={at}
              last={fields.length - 1}
              isOpen={isOpen}
              toggle={() => setOpen(isOpen ? undefined : at)}
              shift={(by) => shift(at, by)}
              drop={() => drop(at)}
            />
          );
        })}
      </Box>
      {fault && (
        <Typography variant="caption" color="error" role="alert" component="p">
          {translate(fault, { _: fault })}
        </Typography>
      )}
      <Button startIcon={<Add />} onClick={add} variant="outlined" sx={{ mt: 1 }}>
        {text("add")}
      </Button>
    </Box>
  );
}
