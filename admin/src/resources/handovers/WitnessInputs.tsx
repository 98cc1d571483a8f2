import Add from "@mui/icons-material/Add";
import Remove from "@mui/icons-material/CloseOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { TextInput, useTranslate } from "react-admin";
import { useFieldArray, useWatch } from "react-hook-form";
import type { WitnessForm } from "./handoverModel.ts";
import { SignatureInput } from "./SignatureInput.tsx";

const MOST = 10;

/** Witnesses one by one; who is named can sign as well. */
export function WitnessInputs() {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: "witnesses" });
  const values = (useWatch({ name: "witnesses" }) ?? []) as WitnessForm[];
  const text = (key: string, options = {}) => translate(`resources.handovers.${key}`, options);
  return (
    <>
      {fields.map(({ id }, at) => (
        <Box key={id} sx={{ mb: 0.5 }}>
          <Box sx={{ display: "flex", alignItems: "center", gap: 1, maxWidth: 480 }}>
            <TextInput
              source={`witnesses.${at}.name`}
              label={`${text("witnessName")} ${at + 1}`}
              helperText={false}
              sx={{ flex: 1 }}
            />
            <IconButton size="small" aria-label={`${text("removeWitness")} (${at + 1})`} onClick={() => remove(at)}>
              <Remove fontSize="small" />
            </IconButton>
          </Box>
          {values[at]?.name?.trim() && (
            <SignatureInput source={`witnesses.${at}.signature`} who={text("witness", { number: at + 1 })} />
          )}
        </Box>
      ))}
      {fields.length < MOST && (
        <Button size="small" startIcon={<Add />} onClick={() => append({ name: "" })}>
          {text("addWitness")}
        </Button>
      )}
    </>
  );
}
