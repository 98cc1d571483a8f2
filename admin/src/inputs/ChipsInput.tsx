import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { FieldTitle, useInput, useResourceContext, useTranslate, ValidationError, type Validator } from "react-admin";

interface ChipsInputProps {
  source: string;
  of: string;
  values: readonly string[];
  many?: boolean;
  validate?: Validator;
}

/** A choice of few words as large touch targets: one of them, or several. */
export function ChipsInput({ source, of, values, many, validate }: ChipsInputProps) {
  const resource = useResourceContext();
  const translate = useTranslate();
  const labelId = useId();
  const { field, fieldState, isRequired } = useInput({ source, validate });
  const chosen: string[] = many ? ((field.value as string[] | null) ?? []) : [field.value as string];

  const toggle = (value: string) => {
    if (!many) return field.onChange(value);
    field.onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  };

  return (
    <Box sx={{ my: 1.25 }}>
      <Typography variant="body2" id={labelId} sx={{ fontWeight: 600, mb: 0.75 }}>
        <FieldTitle source={source} resource={resource} isRequired={isRequired} />
      </Typography>
      <Box
        role={many ? "group" : "radiogroup"}
        aria-labelledby={labelId}
        sx={{ display: "flex", flexWrap: "wrap", gap: 0.75 }}
      >
        {values.map((value) => {
          const on = chosen.includes(value);
          return (
            <Chip
              key={value}
              label={translate(`enums.${of}.${value}`)}
              clickable
              role={many ? "checkbox" : "radio"}
              aria-checked={on}
              color={on ? "primary" : "default"}
              variant={on ? "filled" : "outlined"}
              onClick={() => toggle(value)}
              sx={{ transition: "none", height: 38, borderRadius: 2, px: 0.5, borderColor: "text.disabled" }}
            />
          );
        })}
      </Box>
      {fieldState.error?.message && (
        <FormHelperText error>
          <ValidationError error={fieldState.error.message} />
        </FormHelperText>
      )}
    </Box>
  );
}
