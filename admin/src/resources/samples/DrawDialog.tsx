import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { required, TextInput, useTranslate } from "react-admin";
import { useFormContext, useWatch } from "react-hook-form";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { digitsOf, generateSeed, type Sample } from "./sampleModel.ts";

/** As many as the server asks for. */
const DIGITS = 20;
const needed = required();

interface DrawDialogProps {
  sample: Sample;
  onClose: () => void;
  onSend: (values: Record<string, unknown>) => Promise<unknown>;
}

/** The seed, made after the hash was published: thrown by dice before everybody's eyes, or typed as called out. */
export default function DrawDialog({ sample, onClose, onSend }: DrawDialogProps) {
  const translate = useTranslate();
  return (
    <FormDialog
      title={translate("resources.samples.draw")}
      resource="samples"
      draft={draftKey("samples", `${sample.id}-draw`)}
      keep={() => ({})}
      defaultValues={{ seed: "" }}
      submitLabel="resources.samples.draw"
      onClose={onClose}
      onSubmit={({ seed }) => onSend({ seed: digitsOf(String(seed)) })}
    >
      <SeedInput />
    </FormDialog>
  );
}

function SeedInput() {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const seed = String(useWatch({ name: "seed" }) ?? "");
  const [generated, setGenerated] = useState(false);
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, { digits: DIGITS, ...more });
  const put = (value: string) => setValue("seed", value, { shouldDirty: true, shouldValidate: true });
  const count = digitsOf(seed).length;
  return (
    <>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {text("drawHelp")}
      </Typography>
      <TextInput
        source="seed"
        validate={needed}
        multiline
        slotProps={{ htmlInput: { inputMode: "numeric", style: { fontFamily: "monospace", letterSpacing: "0.08em" } } }}
        helperText={text(count >= DIGITS ? "seedEnough" : "seedCount", { smart_count: count })}
      />
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, my: 1 }}>
        {[1, 2, 3, 4, 5, 6].map((n) => (
          <Button
            key={n}
            variant="outlined"
            aria-label={text("dice", { n })}
            onClick={() => put(`${seed}${n}`)}
            sx={{ minWidth: 44 }}
          >
            {n}
          </Button>
        ))}
        <Button aria-label={text("eraseLast")} onClick={() => put(seed.slice(0, -1))} sx={{ minWidth: 44 }}>
          ⌫
        </Button>
      </Box>
      <Button
        size="small"
        onClick={() => {
          put(generateSeed((bytes) => crypto.getRandomValues(bytes)));
          setGenerated(true);
        }}
      >
        {text("generate")}
      </Button>
      {generated && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {text("generated")}
        </Alert>
      )}
    </>
  );
}
