import Key from "@mui/icons-material/KeyOutlined";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useLocale, useNotify, useTranslate } from "react-admin";
import { type Once, OnceDialog } from "../../dialogs/OnceDialog.tsx";
import { formatInstant } from "../../format/day.ts";
import { api } from "../../providers/http.ts";
import type { ResetLink, User } from "./userModel.ts";

/** The words of a link that was just made for somebody. */
export function useResetLinkWords() {
  const translate = useTranslate();
  const locale = useLocale();
  return ({ path, expiresAt }: ResetLink, name: string): Once => ({
    title: translate("resources.users.link.title", { name }),
    help: translate("resources.users.link.help", { at: formatInstant(expiresAt, locale) }),
    label: translate("resources.users.link.button"),
    value: `${window.location.origin}${path}`,
  });
}

/** Makes a one-time link for a new password; earlier ones stop working. */
export function ResetLinkButton({ user }: { user: User }) {
  const translate = useTranslate();
  const notify = useNotify();
  const words = useResetLinkWords();
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
      {link && <OnceDialog once={words(link, user.name)} onClose={() => setLink(undefined)} />}
    </>
  );
}
