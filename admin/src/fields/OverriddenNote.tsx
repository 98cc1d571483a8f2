import Link from "@mui/material/Link";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";

/** Beside a band's count: how many of its groups are overridden, and which. */
export function OverriddenNote({ count, to }: { count?: number | null; to: string }) {
  const translate = useTranslate();
  if (!count) return null;
  return (
    <Link component={RouterLink} to={to} variant="caption" color="text.secondary">
      {translate("resources.overrides.count", { smart_count: count })}
    </Link>
  );
}
