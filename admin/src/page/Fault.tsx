import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { EmptyState } from "./EmptyState.tsx";

/** Something could not be loaded: says so where it would stand, and offers to try again. */
export function Fault({ fault, retry }: { fault: { message?: string; status?: number }; retry?: () => void }) {
  const translate = useTranslate();
  return (
    <EmptyState
      title={translate(fault.status === 404 ? "ra.page.not_found" : "app.net.notLoaded")}
      help={fault.message}
    >
      {retry && fault.status !== 404 && (
        <Button variant="outlined" onClick={retry}>
          {translate("app.action.retry")}
        </Button>
      )}
    </EmptyState>
  );
}
