import { Secret, TOTP } from "otpauth";
import { sha256 } from "../../http/crypto.ts";

const PERIOD_S = 30;
const DRIFT_STEPS = 1;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
const RECOVERY_LETTERS = 24;
const ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

const totpOf = (secret: string, email: string) =>
  new TOTP({
    issuer: "Lanjut",
    label: email,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  });

/** A fresh secret (160 bits, base 32). */
export const newSecret = (): string =>
  new Secret({ buffer: crypto.getRandomValues(new Uint8Array(SECRET_BYTES)).buffer }).base32;

/** What an authenticator app reads from a QR code. */
export const otpauthUri = (secret: string, email: string): string => totpOf(secret, email).toString();

/** The time step a six-digit code belongs to, one step of drift either way allowed; null when it fits none. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const delta = totpOf(secret, "").validate({ token: code, timestamp: now, window: DRIFT_STEPS });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta;
}

export const isTotpCode = (code: string): boolean => /^\d{6}$/.test(code);

/** How a recovery code is compared and hashed: letters and digits only. */
const plainCode = (code: string) => code.toUpperCase().replace(/[^A-Z0-9]/g, "");
export const hashRecoveryCode = (code: string): Promise<string> => sha256(`recovery|${plainCode(code)}`);

/** Ten codes of 120 random bits each, grouped for reading. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const bytes = crypto.getRandomValues(new Uint8Array(RECOVERY_LETTERS));
    const letters = Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
    return (letters.match(/.{6}/g) ?? []).join("-");
  });
}
