import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { ResourceContextProvider, useNotify, useTranslate, useUpdate } from "react-admin";
import { useUndoNotice } from "../../dialogs/UndoNotice.tsx";
import { DeleteButton } from "../../page/EditToolbar.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import type { Form } from "./formModel.ts";

/** Whether a form is asked at all: as the default, no longer, or never was and can go. */
export function FormUse({ form }: { form: Form }) {
  const translate = useTranslate();
  const notify = useNotify();
  const notifyUndo = useUndoNotice();
  const mayI = useMayI();
  const [update, { isPending }] = useUpdate<Form>();
  const text = (key: string) => translate(`resources.forms.${key}`);
  const put = (data: Partial<Form>, from: Form) =>
    update("forms", { id: form.id, data, previousData: from }, { mutationMode: "pessimistic", returnPromise: true });
  const change = async (data: Partial<Form>, said: string) => {
    try {
      const changed = await put(data, form);
      const before = Object.fromEntries(Object.keys(data).map((field) => [field, form[field]]));
      notifyUndo(text(said), async () => put(before, changed ?? form));
    } catch (fault) {
      notify((fault as Error).message, { type: "error", autoHideDuration: 8000 });
    }
  };
  const retire = () => change({ retired: !form.retired }, form.retired ? "unretiredNow" : "retiredNow");
  return (
    <Section title={text("use.title")}>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {text(
          form.retired
            ? "use.retired"
            : form.isDefault
              ? "use.default"
              : form.publishedVersion
                ? "use.chosen"
                : "use.never",
        )}
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
        {form.publishedVersion !== null && !form.retired && !form.isDefault && (
          <Button
            variant="outlined"
            disabled={isPending}
            onClick={() => void change({ isDefault: true }, "use.madeDefault")}
          >
            {text("use.makeDefault")}
          </Button>
        )}
        {form.isDefault && (
          <Button disabled={isPending} onClick={() => void change({ isDefault: false }, "use.noLonger")}>
            {text("use.dropDefault")}
          </Button>
        )}
        {form.publishedVersion !== null && !form.isDefault && (
          <Button disabled={isPending} onClick={() => void retire()}>
            {text(form.retired ? "unretire" : "retire")}
          </Button>
        )}
        {form.publishedVersion === null && mayI("forms", "delete") && (
          <ResourceContextProvider value="forms">
            <DeleteButton resource="forms" />
          </ResourceContextProvider>
        )}
      </Box>
    </Section>
  );
}
