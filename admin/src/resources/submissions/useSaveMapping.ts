import { useState } from "react";
import { useNotify, useRefresh, useTranslate } from "react-admin";
import { api } from "../../providers/http.ts";
import type { SubmissionForm } from "./submissionModel.ts";

/** Saves the mapping of a form; what was not taken before can then be tried again. */
export function useSaveMapping(form: SubmissionForm) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const save = async (mapping: SubmissionForm["mapping"]) => {
    setBusy(true);
    try {
      await api.put(`submission-forms/${form.id}`, { mapping }, form.version);
      notify(translate("resources.submission-forms.mapped"), { type: "success" });
      refresh();
    } catch (fault) {
      const { message, body } = fault as Error & { body?: { errors?: Record<string, string> } };
      notify(body?.errors?.mapping ?? body?.errors?.columns ?? body?.errors?.valueMap ?? message, {
        type: "error",
        autoHideDuration: 8000,
      });
    } finally {
      setBusy(false);
    }
  };
  return { busy, save };
}
