import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { FormDefinition } from "#db/schema/forms.ts";
import type { Answers } from "#worker/forms/answers.ts";
import { checkAnswers } from "#worker/forms/checkAnswers.ts";
import { prefilled } from "#worker/forms/prefill.ts";
import { today } from "../../format/clock.ts";
import { AnswerFilesProvider } from "../../forms/AnswerFiles.tsx";
import { FormSheet } from "../../forms/FormSheet.tsx";
import { useContactFiles } from "../../forms/useContactFiles.ts";

const PHONE = 360;

interface PhonePreviewProps {
  title: string;
  definition: FormDefinition;
}

/** The form as a phone asks it: the same inputs and the same judge as at a visit; nothing is kept. */
export function PhonePreview({ title, definition }: PhonePreviewProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const { files } = useContactFiles(undefined);
  const day = today();
  // Defaults of the draft stand until something is answered.
  const [given, setGiven] = useState<Answers>();
  const [checking, setChecking] = useState(false);
  const answers = given ?? prefilled(definition, undefined, { today: day });
  const { faults } = checkAnswers(definition, answers, { today: day });
  const count = Object.keys(faults).length;
  const text = (key: string, options = {}) => translate(`resources.forms.build.${key}`, options);
  return (
    <Box>
      <Typography variant="caption" component="p" sx={{ color: "text.secondary", mb: 1, maxWidth: PHONE }}>
        {text("previewHelp")}
      </Typography>
      <Box
        lang={locale}
        sx={{
          width: PHONE,
          maxWidth: "100%",
          border: { xs: 1, sm: 6 },
          borderColor: { xs: "divider", sm: "text.secondary" },
          borderRadius: { xs: 1, sm: 4 },
          bgcolor: "background.paper",
          maxHeight: { md: "calc(100vh - 330px)" },
          minHeight: 320,
          overflowY: "auto",
          px: 1.5,
          py: 1,
        }}
      >
        <Typography variant="h2" component="p">
          {title}
        </Typography>
        <AnswerFilesProvider value={files}>
          <FormSheet definition={definition} answers={answers} onChange={setGiven} today={day} showAll={checking} />
        </AnswerFilesProvider>
      </Box>
      <Box sx={{ display: "flex", gap: 1, mt: 1 }}>
        <Button variant="outlined" size="small" onClick={() => setChecking(true)}>
          {text("check")}
        </Button>
        <Button
          size="small"
          onClick={() => {
            setGiven(undefined);
            setChecking(false);
          }}
        >
          {text("startOver")}
        </Button>
      </Box>
      <Box aria-live="polite" sx={{ maxWidth: PHONE, mt: 1 }}>
        {checking && (
          <Alert severity={count > 0 ? "error" : "success"} variant="outlined">
            {count > 0 ? translate("resources.forms.answer.toMend", { smart_count: count }) : text("checkedGood")}
          </Alert>
        )}
      </Box>
    </Box>
  );
}
