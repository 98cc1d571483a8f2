import type { Cell } from "../read/sheet.ts";
import { cellText, isBlank } from "./cellText.ts";
import { type Parsed, parsed, trouble } from "./fault.ts";

/** National digits without the leading 0: mobile 8…, landline with its area code. */
const isNational = (digits: string) => /^8[1-9]\d{7,10}$/.test(digits) || /^[2-79]\d{7,10}$/.test(digits);

function toInternational(text: string): string | null {
  const digits = text.replace(/\D/g, "");
  const explicit = /^\s*\(?\+/.test(text) || digits.startsWith("00");
  const full = digits.startsWith("00") ? digits.slice(2) : digits;
  if (explicit && !full.startsWith("62")) return /^[1-9]\d{7,14}$/.test(full) ? `+${full}` : null;
  const national = full.replace(/^62(?=0?[1-9]\d{6})/, "").replace(/^0+/, "");
  return isNational(national) ? `+62${national}` : null;
}

/** A phone number in any style, also stored as a number, as `+62…` (other countries keep their own code). */
export function parsePhone(cell: Cell | undefined): Parsed<string> {
  const shown = cellText(cell).replace(/^['’]/, "");
  if (isBlank(shown) || /^(tidak ada|belum ada)$/i.test(shown)) return parsed<string>(null);
  const text = /^\d+(\.\d+)?e\+?\d+$/i.test(shown) ? cellText(Number(shown)) : shown;
  const phone = /[a-z]{3}/i.test(text) ? null : toInternational(text);
  if (phone) return parsed(phone);
  const [first] = text.split(/\s*(?:[/;,&]|\batau\b|\bdan\b)\s*/i);
  const one = first === undefined || first === text ? null : toInternational(first);
  if (one) {
    return trouble(
      "warning",
      "phone_several",
      `Ada lebih dari satu nomor; pakai ${one}?`,
      `There is more than one number; use ${one}?`,
      { label: one, values: { phone: one } },
    );
  }
  return trouble(
    "warning",
    "phone_invalid",
    "Nomor telepon tidak lengkap atau tidak terbaca.",
    "The phone number is incomplete or cannot be read.",
  );
}
