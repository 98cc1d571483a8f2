import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { type Identifier, useCreatePath } from "react-admin";
import { Link as RouterLink } from "react-router-dom";

interface RecordLinkProps {
  resource: string;
  id: Identifier | null | undefined;
  children: ReactNode;
}

/** The way into a record for the keyboard; rows answer the mouse. */
export function RecordLink({ resource, id, children }: RecordLinkProps) {
  const createPath = useCreatePath();
  if (!id) return <>{children}</>;
  return (
    <Link
      component={RouterLink}
      to={createPath({ resource, id, type: "show" })}
      underline="hover"
      color="inherit"
      sx={{ fontWeight: 600 }}
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </Link>
  );
}
