import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import FormControlLabel from "@mui/material/FormControlLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { formatInstant } from "../../format/day.ts";
import { type Compared, nameOf, openFields, type Side } from "./duplicateModel.ts";
import { FieldValue } from "./FieldValue.tsx";

const sides = ["first", "second"] as const;

interface RowProps {
  label: string;
  /** What the two buttons are for, for those who do not see the line they stand in. */
  name: string;
  value: Side;
  onChange: (side: Side) => void;
  option: (side: Side) => ReactNode;
}

/** A line with the choice of either side; on a phone its name stands above the two. */
function ChoiceRow({ label, name, value, onChange, option }: RowProps) {
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "1fr", md: "180px 1fr" },
        columnGap: 2,
        px: 2,
        py: 1,
        borderTop: 1,
        borderColor: "divider",
        alignItems: "start",
      }}
    >
      <Typography variant="caption" component="p" sx={{ color: "text.secondary", pt: { md: 1 } }}>
        {label}
      </Typography>
      <RadioGroup
        value={value}
        onChange={(_, side) => onChange(side as Side)}
        aria-label={name}
        sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", columnGap: 1 }}
      >
        {sides.map((side) => (
          <FormControlLabel
            key={side}
            value={side}
            control={<Radio size="small" />}
            label={option(side)}
            sx={{ m: 0, alignItems: "flex-start", "& .MuiFormControlLabel-label": { pt: 0.75, minWidth: 0 } }}
            slotProps={{ typography: { variant: "body2" } }}
          />
        ))}
      </RadioGroup>
    </Box>
  );
}

interface ChoicesProps {
  compared: Compared;
  kept: Side;
  onKeep: (side: Side) => void;
  values: Record<string, Side>;
  onValue: (field: string, side: Side) => void;
}

/** Which record stays, then each field that differs; what is the same on both needs no choice. */
export function Choices({ compared, kept, onKeep, values, onValue }: ChoicesProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options?: object) => translate(`resources.merges.${key}`, options);
  const { entity } = compared;
  const label = (field: string) => (field === "lat" ? text("place") : translate(`resources.${entity}.fields.${field}`));
  const open = openFields(compared);
  const alike = Object.keys(compared.same).filter((field) => compared.same[field] === true && compared.first[field]);
  return (
    <Card sx={{ overflow: "hidden" }}>
      <Box sx={{ "& > div": { borderTop: 0 } }}>
        <ChoiceRow
          label={text("stays")}
          name={text("stays")}
          value={kept}
          onChange={onKeep}
          option={(side) => (
            <>
              <strong style={{ overflowWrap: "anywhere" }}>{nameOf(compared[side])}</strong>
              <br />
              <Quiet>{text("recordedAt", { at: formatInstant(compared[side].createdAt, locale) })}</Quiet>
            </>
          )}
        />
      </Box>
      {open.map((field) => (
        <ChoiceRow
          key={field}
          label={label(field)}
          name={text("value", { field: label(field) })}
          value={values[field] ?? kept}
          onChange={(side) => onValue(field, side)}
          option={(side) => <FieldValue field={field} row={compared[side]} />}
        />
      ))}
      {alike.length > 0 && (
        <Typography
          variant="caption"
          component="p"
          sx={{ px: 2, py: 1, borderTop: 1, borderColor: "divider", color: "text.secondary" }}
        >
          {alike.map((field) => label(field)).join(", ")}: {text("same")}
        </Typography>
      )}
    </Card>
  );
}
