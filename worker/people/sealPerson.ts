import type { Secrets } from "../env.ts";
import { blindIndex, encryptField } from "../http/fieldCrypto.ts";

type Keys = Pick<Secrets, "FIELD_KEYS" | "INDEX_KEY">;

const TABLE = "people";

/** What a NIK or phone is known by: its digits alone. */
const digitsOf = (value: string) => value.replace(/\D/g, "");

/** Keyed hash under which a NIK is found again. */
export const nikIndexOf = (keys: Keys, nik: string): Promise<string> => blindIndex(keys, "nik", digitsOf(nik));

/** Keyed hash under which a phone number (`+62…`) is found again. */
export const phoneIndexOf = (keys: Keys, phone: string): Promise<string> => blindIndex(keys, "phone", digitsOf(phone));

export interface SealedPerson {
  nik?: string | null;
  nikIndex?: string | null;
  nikLast2?: string | null;
  phone?: string | null;
  phoneIndex?: string | null;
  phoneLast2?: string | null;
}

/**
 * The columns that keep a normalised NIK (16 digits) and phone (`+62…`): ciphertext bound to the row, blind index,
 * last two digits. A value left out is left out of the result; null clears its three columns.
 */
export async function sealPerson(
  keys: Keys,
  person: { id: string; organizationId: string },
  values: { nik?: string | null; phone?: string | null },
): Promise<SealedPerson> {
  const { nik, phone } = values;
  const sealed: SealedPerson = {};
  if (nik === null) Object.assign(sealed, { nik: null, nikIndex: null, nikLast2: null });
  else if (nik !== undefined) {
    sealed.nik = await encryptField(keys, { table: TABLE, column: "nik", id: person.id }, nik);
    sealed.nikIndex = await nikIndexOf(keys, nik);
    sealed.nikLast2 = nik.slice(-2);
  }
  if (phone === null) Object.assign(sealed, { phone: null, phoneIndex: null, phoneLast2: null });
  else if (phone !== undefined) {
    sealed.phone = await encryptField(keys, { table: TABLE, column: "phone", id: person.id }, phone);
    sealed.phoneIndex = await phoneIndexOf(keys, phone);
    sealed.phoneLast2 = phone.slice(-2);
  }
  return sealed;
}
