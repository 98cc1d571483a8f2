import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";

/** A figure within a sentence; a link where there is a list behind it. */
export function Opens({ to, children }: { to?: string; children: ReactNode }) {
  if (!to) return <>{children}</>;
  return (
    <Link component={RouterLink} to={to} color="inherit">
      {children}
    </Link>
  );
}
