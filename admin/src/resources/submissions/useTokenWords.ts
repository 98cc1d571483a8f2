import { useTranslate } from "react-admin";
import type { Once } from "../../dialogs/OnceDialog.tsx";
import { addressOf, type SubmissionForm } from "./submissionModel.ts";

/** The words of a token that was just made, with the address it belongs to: both go into the other tool. */
export function useTokenWords() {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.submission-forms.${key}`, options);
  return (form: Pick<SubmissionForm, "name" | "formKey">, token: string): Once => ({
    title: text("tokenTitle", { name: form.name }),
    help: text("tokenOnce"),
    also: { label: text("address"), value: addressOf(form, window.location.origin) },
    label: text("header"),
    value: `Bearer ${token}`,
  });
}
