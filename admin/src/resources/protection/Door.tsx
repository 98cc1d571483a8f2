import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";
import { formatNumber } from "../../format/number.ts";
import { type ListFilter, listUrl } from "../../list/listUrl.ts";

interface DoorProps {
  count: number;
  resource?: string;
  filter: ListFilter;
  children?: ReactNode;
}

/** A figure that opens the list it counts; nothing to open where it counts nobody. */
export function Door({ count, resource = "people", filter, children = formatNumber(count) }: DoorProps) {
  if (count === 0) return <>{children}</>;
  return (
    <Link component={RouterLink} to={listUrl(resource, filter)}>
      {children}
    </Link>
  );
}
