import type { LocalText } from "#db/schema/rules.ts";
import { parsePhone } from "../imports/fields/phone.ts";

const NIK = /^\d{16}$/;

/** Shown in place of digits that are kept back. */
const VEIL = "•";
const NIK_LENGTH = 16;
const PHONE_LENGTH = 12;

const veiled = (last2: string, length: number) => VEIL.repeat(length - last2.length) + last2;
export const maskedNik = (last2: string): string => veiled(last2, NIK_LENGTH);
export const maskedPhone = (last2: string): string => veiled(last2, PHONE_LENGTH);

type Outcome = { value: string } | { fault: LocalText };

/** A NIK as somebody types it (spaces, dots, dashes) → its 16 digits. */
export function readNik(text: string): Outcome {
  const digits = text.replace(/[\s.'’-]/g, "");
  if (NIK.test(digits)) return { value: digits };
  return { fault: { id: "NIK terdiri dari 16 angka.", en: "A NIK has 16 digits." } };
}

/** A phone number in any style → `+62…`. */
export function readPhone(text: string): Outcome {
  const { value } = parsePhone(text);
  if (value !== null) return { value };
  return { fault: { id: "Nomor telepon tidak lengkap.", en: "The phone number is not complete." } };
}
