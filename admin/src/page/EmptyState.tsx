import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

interface EmptyStateProps {
  title: ReactNode;
  /** What to do next, in one sentence. */
  help?: ReactNode;
  children?: ReactNode;
  /** Inside a tab or a panel. */
  compact?: boolean;
}

export function EmptyState({ title, help, children, compact }: EmptyStateProps) {
  return (
    <Box sx={{ py: compact ? 1.5 : 5, px: 2, textAlign: "center", maxWidth: 520, mx: "auto" }}>
      <Typography
        variant={compact ? "body2" : "h2"}
        component="p"
        gutterBottom={Boolean(help ?? children)}
        sx={{ fontWeight: 600 }}
      >
        {title}
      </Typography>
      {help && (
        <Typography variant="body2" sx={{ color: "text.secondary", mb: children ? 2 : 0 }}>
          {help}
        </Typography>
      )}
      {children}
    </Box>
  );
}
