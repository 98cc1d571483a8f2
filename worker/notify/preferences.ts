import type { FieldPlace } from "../http/fieldCrypto.ts";

/** How somebody is told who never chose: by e-mail, in the account's language, with the Monday list, not at night. */
export const DEFAULT_WISHES = {
  channel: "email",
  digest: true,
  quietFrom: "20:00",
  quietTo: "06:00",
} as const;

export const phonePlace = (id: string): FieldPlace => ({ table: "notification_preferences", column: "phone", id });
