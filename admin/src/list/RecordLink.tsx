import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { type Identifier, useCreatePath } from "react-admin";
import { Link as RouterLink } from "react-router-dom";

interface RecordLinkProps {
  resource: string;
  id: Identifier | null | undefined;
  /** Records without a page of their own open where they are changed. */
  to?: "show" | "edit";
  children: ReactNode;
}

/** The way into a record for the keyboard; rows answer the mouse. */
export function RecordLink({ resource, id, to = "show", children }: RecordLinkProps) {
  const createPath = useCreatePath();
  if (!id) return <>{children}</>;
  return (
    <Link
      component={RouterLink}
      to={createPath({ resource, id, type: to })}
      underline="hover"
      color="inherit"
      sx={{ fontWeight: 600 }}
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </Link>
  );
}
