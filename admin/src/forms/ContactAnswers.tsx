import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../fields/text.tsx";
import { Fault } from "../page/Fault.tsx";
import { LinesSkeleton } from "../page/Loading.tsx";
import { useApi } from "../providers/useApi.ts";
import { AnswerList } from "./AnswerList.tsx";
import type { AskedForm } from "./askedForm.ts";
import { wordsIn } from "./formText.ts";

/** The answers of a finished contact, by the version of the form that asked them. */
export default function ContactAnswers({ followUpId }: { followUpId: string }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { data, error, isPending, refetch } = useApi<AskedForm>(`follow-ups/${followUpId}/form`);
  if (error && !data) return <Fault fault={error} retry={() => void refetch()} />;
  if (isPending) return <LinesSkeleton lines={2} />;
  const { form, version, definition, answers } = data ?? {};
  if (!form || !definition) return null;
  const text = (key: string, options = {}) => translate(`resources.forms.answer.${key}`, options);
  return (
    <Box sx={{ pt: 0.5, pl: 1.5, borderLeft: 3, borderColor: "divider" }}>
      <Typography variant="caption" component="p" sx={{ mb: 0.5 }}>
        <Quiet>{text("givenTo", { form: wordsIn(form.name, locale), number: version })}</Quiet>
      </Typography>
      {answers ? (
        <AnswerList questions={definition.questions} answers={answers} />
      ) : (
        <Typography variant="body2">{text("hidden")}</Typography>
      )}
    </Box>
  );
}
