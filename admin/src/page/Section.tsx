import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId } from "react";

interface SectionProps {
  title: ReactNode;
  /** Right of the heading: a link or a small button. */
  action?: ReactNode;
  /** Under the heading, in quiet ink: how to read what follows. */
  note?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}

export function Section({ title, action, note, flush, children }: SectionProps) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <Box
        sx={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 1, px: 2, pt: 1.5, pb: 1 }}
      >
        <Typography variant="h2" id={id}>
          {title}
        </Typography>
        {action}
      </Box>
      {note && (
        <Typography variant="caption" component="p" sx={{ color: "text.secondary", px: 2, pb: 1, mt: -0.5 }}>
          {note}
        </Typography>
      )}
      <Box sx={{ px: flush ? 0 : 2, pb: flush ? 0 : 2, minWidth: 0 }}>{children}</Box>
    </Card>
  );
}
