import type { LocalText } from "#db/schema/rules.ts";
import type { Secrets } from "../env.ts";
import { invalid } from "../errors.ts";
import { personKey } from "../names.ts";
import { maskedNik, maskedPhone, readNik, readPhone } from "./readNumbers.ts";
import { type SealedPerson, sealPerson } from "./sealPerson.ts";

type Keys = Pick<Secrets, "FIELD_KEYS" | "INDEX_KEY">;

interface Given {
  id: string;
  organizationId: string;
  name: string;
  nik?: string | null;
  phone?: string | null;
}

/** Columns the server sets for a person whose NIK and phone came in clear. Throws 422. */
export async function preparePerson(keys: Keys, given: Given): Promise<SealedPerson & { nameKey: string }> {
  const faults: Record<string, LocalText> = {};
  const values: { nik?: string | null; phone?: string | null } = {};
  for (const [field, read] of [["nik", readNik] as const, ["phone", readPhone] as const]) {
    const typed = given[field];
    if (typed === undefined) continue;
    const outcome = typed === null ? { value: null } : read(typed);
    if ("fault" in outcome) faults[field] = outcome.fault;
    else values[field] = outcome.value;
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { nameKey: personKey(given.name), ...(await sealPerson(keys, given, values)) };
}

/** NIK and phone as a reader sees them: veiled but for the last two digits. */
export function veiledNumbers({ nikLast2, phoneLast2 }: { nikLast2?: unknown; phoneLast2?: unknown }) {
  return {
    nik: typeof nikLast2 === "string" ? maskedNik(nikLast2) : null,
    phone: typeof phoneLast2 === "string" ? maskedPhone(phoneLast2) : null,
  };
}
