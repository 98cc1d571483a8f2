import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { useId, useState } from "react";
import { useInput, useTranslate, ValidationError } from "react-admin";
import { SignaturePad } from "./SignaturePad.tsx";

/** A signature: left for the paper (nothing to draw, any keyboard can do that), or drawn here. */
export function SignatureInput({ source, who }: { source: string; who: string }) {
  const translate = useTranslate();
  const id = useId();
  const { field, fieldState } = useInput({ source });
  const [onScreen, setOnScreen] = useState(Boolean(field.value));
  const text = (key: string, options = {}) => translate(`resources.handovers.signature.${key}`, options);
  const choose = (screen: boolean) => {
    setOnScreen(screen);
    if (!screen) field.onChange(null);
  };
  return (
    <Box sx={{ my: 1 }}>
      <FormLabel id={id} sx={{ fontSize: "0.875rem", fontWeight: 600, color: "text.primary" }}>
        {text("label", { who })}
      </FormLabel>
      <RadioGroup
        row
        aria-labelledby={id}
        value={onScreen ? "screen" : "paper"}
        onChange={(_, value) => choose(value === "screen")}
      >
        <FormControlLabel value="paper" control={<Radio size="small" />} label={text("onPaper")} />
        <FormControlLabel value="screen" control={<Radio size="small" />} label={text("onScreen")} />
      </RadioGroup>
      {onScreen && <SignaturePad value={field.value} onChange={field.onChange} label={text("label", { who })} />}
      {fieldState.error?.message && (
        <FormHelperText error>
          <ValidationError error={fieldState.error.message} />
        </FormHelperText>
      )}
    </Box>
  );
}
