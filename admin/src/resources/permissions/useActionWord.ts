import { useTranslate } from "react-admin";

/** What an action on a kind of record is called: "Tambah", or for merges "Gabungkan". */
export function useActionWord() {
  const translate = useTranslate();
  return (resource: string | undefined, action: string): string =>
    translate(`resources.permissions.actionOf.${resource}.${action}`, {
      _: translate(`resources.permissions.action.${action}`),
    });
}
