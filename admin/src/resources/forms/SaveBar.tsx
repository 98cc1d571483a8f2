import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { SaveButton, useTranslate } from "react-admin";
import { useFormState } from "react-hook-form";
import type { Form, FormVersion } from "./formModel.ts";
import { PublishButton } from "./PublishButton.tsx";

const APP_BAR = { xs: 56, sm: 48 };

/** Stays in sight however long the form: whether the draft is saved, save, publish. */
export function SaveBar(props: { form: Form; published: FormVersion | undefined }) {
  const translate = useTranslate();
  const { isDirty } = useFormState();
  return (
    <Box
      sx={{
        position: "sticky",
        top: APP_BAR,
        zIndex: 3,
        mx: -1,
        mb: 1.5,
        px: 1,
        py: 0.75,
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        justifyContent: "flex-end",
        gap: 1,
        bgcolor: "background.default",
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <Typography variant="body2" role="status" sx={{ color: "text.secondary", flex: "1 1 160px" }}>
        {translate(`resources.forms.${isDirty ? "unsaved" : "allSaved"}`)}
      </Typography>
      <SaveButton label="resources.forms.save" variant="outlined" type="button" />
      <PublishButton {...props} />
    </Box>
  );
}
