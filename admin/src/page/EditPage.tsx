import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { EditBase, type RaRecord, SimpleForm, useRecordContext, useResourceContext, useTranslate } from "react-admin";
import { EditToolbar } from "./EditToolbar.tsx";
import { FormPage } from "./FormPage.tsx";
import { PageSkeleton } from "./Loading.tsx";

interface EditPageProps {
  /** Fields the form may send; blanks go as null. */
  sends: readonly string[];
  redirect?: "list" | "show";
  children: ReactNode;
}

/** A short edit screen: heading, the inputs in two columns, save and delete. */
export function EditPage({ sends, redirect = "list", children }: EditPageProps) {
  const clean = (values: RaRecord) =>
    Object.fromEntries(
      sends.filter((field) => field in values).map((field) => [field, values[field] === "" ? null : values[field]]),
    );
  return (
    <EditBase mutationMode="pessimistic" redirect={redirect} transform={clean as never}>
      <Body>{children}</Body>
    </EditBase>
  );
}

function Body({ children }: { children: ReactNode }) {
  const record = useRecordContext();
  const resource = useResourceContext() ?? "";
  const translate = useTranslate();
  if (!record) return <PageSkeleton />;
  const name = translate(`resources.${resource}.name`, { smart_count: 1 });
  return (
    <FormPage title={`${translate("ra.action.edit")}: ${name}`}>
      <SimpleForm sx={{ p: 0 }} toolbar={<EditToolbar />}>
        <Box
          sx={{
            display: "grid",
            width: "100%",
            columnGap: 2,
            gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
          }}
        >
          {children}
        </Box>
      </SimpleForm>
    </FormPage>
  );
}
