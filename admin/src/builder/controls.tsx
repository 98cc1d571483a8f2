import Close from "@mui/icons-material/Close";
import ContentCopy from "@mui/icons-material/ContentCopyOutlined";
import ArrowDown from "@mui/icons-material/KeyboardArrowDown";
import ArrowUp from "@mui/icons-material/KeyboardArrowUp";
import Box from "@mui/material/Box";
import FormControl, { type FormControlProps } from "@mui/material/FormControl";
import IconButton from "@mui/material/IconButton";
import { MaterialActionElement, MaterialNotToggle, MaterialValueSelector } from "@react-querybuilder/material";
import type { MouseEvent } from "react";
import type {
  ActionProps,
  CombinatorSelectorProps,
  NotToggleProps,
  OperatorSelectorProps,
  ShiftActionsProps,
} from "react-querybuilder";
import type { FieldsByName } from "./builderField.ts";

/** The library's choices have a line under them; all other inputs here have a frame. */
export const Framed = (props: FormControlProps) => (
  <FormControl {...props} variant="outlined" size="small" margin="none" />
);

/** Where in the query something stands, counted from 1: "2.1". The whole query has no number. */
export const placeOf = (path: readonly number[]): string => path.map((at) => at + 1).join(".");

const named = (title: string | undefined, path: readonly number[]) => [title, placeOf(path)].filter(Boolean).join(" ");

/** What stays after something was removed: the button that adds to the group it was in. */
function focusAfterRemoval(button: HTMLElement, group: boolean) {
  const own = button.closest(".ruleGroup");
  const kept = group ? own?.parentElement?.closest(".ruleGroup") : own;
  kept?.querySelector<HTMLElement>(":scope > .ruleGroup-header .ruleGroup-addRule")?.focus();
}

const ICONS: Record<string, typeof Close> = {
  "rule-remove": Close,
  "ruleGroup-remove": Close,
  "rule-cloneRule": ContentCopy,
  "ruleGroup-cloneGroup": ContentCopy,
};

/** Adding says itself in words; copying and removing are icons with their place in their name. */
export function Action(props: ActionProps) {
  const { path, title, className, handleOnClick, disabled } = props;
  if (disabled) return null;
  const kind = (className ?? "").split(" ").find((name) => ICONS[name]);
  const Icon = kind ? ICONS[kind] : undefined;
  if (!kind || !Icon) {
    return (
      <MaterialActionElement {...props} title={undefined} variant="outlined" color="primary" sx={{ minHeight: 36 }} />
    );
  }
  const press = (event: MouseEvent<HTMLElement>) => {
    if (kind.endsWith("remove")) focusAfterRemoval(event.currentTarget, kind.startsWith("ruleGroup"));
    handleOnClick(event);
  };
  return (
    <IconButton className={className} onClick={press} title={title} aria-label={named(title, path)} sx={{ p: 1 }}>
      <Icon fontSize="small" />
    </IconButton>
  );
}

export function Shift({
  path,
  shiftUp,
  shiftDown,
  shiftUpDisabled,
  shiftDownDisabled,
  titles,
  className,
  disabled,
}: ShiftActionsProps) {
  if (disabled || (shiftUpDisabled && shiftDownDisabled)) return null;
  const { shiftUp: up = "", shiftDown: down = "" } = (titles ?? {}) as { shiftUp?: string; shiftDown?: string };
  return (
    <Box className={className}>
      <IconButton onClick={shiftUp} disabled={shiftUpDisabled} title={up} aria-label={named(up, path)} sx={{ p: 1 }}>
        <ArrowUp fontSize="small" />
      </IconButton>
      <IconButton
        onClick={shiftDown}
        disabled={shiftDownDisabled}
        title={down}
        aria-label={named(down, path)}
        sx={{ p: 1 }}
      >
        <ArrowDown fontSize="small" />
      </IconButton>
    </Box>
  );
}

export function Not({ path, label, ...props }: NotToggleProps) {
  const name = named(String(label), path);
  return (
    <MaterialNotToggle
      {...props}
      path={path}
      label={label}
      size="small"
      slotProps={{ input: { "aria-label": name } }}
    />
  );
}

export function Join(props: CombinatorSelectorProps) {
  return (
    <MaterialValueSelector
      {...props}
      title={undefined}
      SelectDisplayProps={{ "aria-label": named(props.title, props.path) }}
    />
  );
}

export function OperatorSelect(props: OperatorSelectorProps) {
  if (!(props.context as FieldsByName).has(props.field)) return null;
  return (
    <MaterialValueSelector
      {...props}
      title={undefined}
      SelectDisplayProps={{ "aria-label": named(props.title, props.path) }}
    />
  );
}
