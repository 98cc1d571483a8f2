import Link from "@mui/material/Link";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { type ListFilter, listUrl } from "../../list/listUrl.ts";

export function AllLink({ resource, filter = {} }: { resource: string; filter?: ListFilter }) {
  const translate = useTranslate();
  return (
    <Link component={RouterLink} to={listUrl(resource, filter)} variant="body2" sx={{ whiteSpace: "nowrap" }}>
      {translate("app.action.all")}
    </Link>
  );
}
