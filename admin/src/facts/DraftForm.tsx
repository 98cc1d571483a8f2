import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import CardContent from "@mui/material/CardContent";
import type { ReactElement, ReactNode } from "react";
import { SimpleForm } from "react-admin";
import { Page } from "../page/Page.tsx";

interface DraftFormProps {
  title: string;
  defaultValues?: Record<string, unknown>;
  toolbar?: ReactElement;
  /** The inputs. */
  children: ReactNode;
  /** Beside the inputs, or under them: what the draft says. */
  preview: ReactNode;
  /** Under both. */
  after?: ReactNode;
}

/** A form with what it would say beside it; one below the other on a phone. */
export function DraftForm({ title, defaultValues, toolbar, children, preview, after }: DraftFormProps) {
  return (
    <Page title={title}>
      <SimpleForm component={Plain} defaultValues={defaultValues} toolbar={toolbar} warnWhenUnsavedChanges>
        <Box
          sx={{
            display: "grid",
            gap: 2,
            width: "100%",
            alignItems: "start",
            gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1fr) 460px" },
          }}
        >
          <Card>
            <CardContent sx={{ p: { xs: 1.5, sm: 2 } }}>{children}</CardContent>
          </Card>
          {preview}
        </Box>
      </SimpleForm>
      {after && <Box sx={{ mt: 2 }}>{after}</Box>}
    </Page>
  );
}

const Plain = ({ children }: { children?: ReactNode }) => <Box sx={{ width: "100%", minWidth: 0 }}>{children}</Box>;
