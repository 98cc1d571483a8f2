import Card from "@mui/material/Card";
import CardContent from "@mui/material/CardContent";
import type { ReactNode } from "react";
import { Page } from "./Page.tsx";

/** Frame of a create or edit screen. */
export function FormPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Page title={title}>
      <Card sx={{ maxWidth: 980 }}>
        <CardContent sx={{ p: { xs: 1.5, sm: 2 }, "&:last-child": { pb: 0 } }}>{children}</CardContent>
      </Card>
    </Page>
  );
}
