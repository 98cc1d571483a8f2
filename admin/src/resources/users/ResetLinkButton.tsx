import Key from "@mui/icons-material/KeyOutlined";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import { api } from "../../providers/http.ts";
import { ResetLinkDialog } from "./ResetLinkDialog.tsx";
import type { ResetLink, User } from "./userModel.ts";

/** Makes a one-time link for a new password; earlier ones stop working. */
export function ResetLinkButton({ user }: { user: User }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [link, setLink] = useState<ResetLink>();
  const make = () =>
    api
      .post<ResetLink>(`users/${user.id}/reset-link`)
      .then(setLink, (fault: Error) => notify(fault.message, { type: "error" }));
  return (
    <>
      <Button variant="outlined" startIcon={<Key />} onClick={make}>
        {translate("resources.users.link.button")}
      </Button>
      {link && <ResetLinkDialog link={link} name={user.name} onClose={() => setLink(undefined)} />}
    </>
  );
}
