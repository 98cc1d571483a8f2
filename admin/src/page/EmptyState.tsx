import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

interface EmptyStateProps {
  title: ReactNode;
  /** What to do next, in one sentence. */
  help?: ReactNode;
  children?: ReactNode;
}

export function EmptyState({ title, help, children }: EmptyStateProps) {
  return (
    <Box sx={{ py: 5, px: 2, textAlign: "center", maxWidth: 520, mx: "auto" }}>
      <Typography variant="h2" component="p" gutterBottom>
        {title}
      </Typography>
      {help && (
        <Typography variant="body2" sx={{ color: "text.secondary", mb: 2 }}>
          {help}
        </Typography>
      )}
      {children}
    </Box>
  );
}
