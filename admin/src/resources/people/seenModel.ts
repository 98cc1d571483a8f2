import type { Role } from "#db/constants.ts";

/** One look at personal data of a person. */
export interface Look {
  id: string;
  /** ms UTC. */
  at: number;
  entity: string;
  field: string;
  reason: string;
  channel: "record" | "list" | "handed" | "audit";
  userName: string | null;
  role: Role | null;
  organizationName: string | null;
  /** Of a look at many at once: at how many. */
  many: number | null;
}

type Translate = (key: string, options?: object) => string;

/** What was looked at, in the reader's words: `name, nik` → `Nama, NIK`. */
export function fieldWords({ entity, field }: Pick<Look, "entity" | "field">, translate: Translate): string {
  return field
    .split(", ")
    .map((one) => {
      if (one === "*") return translate("resources.seen.everything");
      const own = translate(`resources.${entity}.fields.${one}`, { _: one });
      return own === one ? translate(`resources.people.fields.${one}`, { _: one }) : own;
    })
    .join(", ");
}
