import type { LocalText } from "#db/schema/rules.ts";

export type Locale = "id" | "en";

export const localText = (id: string, en: string): LocalText => ({ id, en });

/** A failure that the caller may know about; transport and language are added at the edge. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly text: LocalText;
  readonly fields?: Record<string, LocalText>;
  readonly current?: unknown;
  readonly retryAfter?: number;

  constructor(
    status: number,
    code: string,
    text: LocalText,
    extra: { fields?: Record<string, LocalText>; current?: unknown; retryAfter?: number } = {},
  ) {
    super(text.en);
    this.status = status;
    this.code = code;
    this.text = text;
    this.fields = extra.fields;
    this.current = extra.current;
    this.retryAfter = extra.retryAfter;
  }
}

export const malformed = (text: LocalText, fields?: Record<string, LocalText>) =>
  new ApiError(400, "malformed", text, { fields });

export const signInNeeded = () =>
  new ApiError(401, "sign_in_needed", { id: "Silakan masuk terlebih dahulu.", en: "Please sign in first." });

export const forbidden = () =>
  new ApiError(403, "forbidden", {
    id: "Peran Anda tidak mengizinkan tindakan ini.",
    en: "Your role does not allow this.",
  });

export const secondFactorNeeded = () =>
  new ApiError(403, "second_factor_needed", {
    id: "Pasang dahulu faktor kedua (aplikasi autentikator) untuk akun ini.",
    en: "Set up a second factor (authenticator app) for this account first.",
  });

export const notFound = () =>
  new ApiError(404, "not_found", { id: "Data tidak ditemukan.", en: "There is no such record." });

/** A transition that does not exist; the message names those that do. */
export function illegalTransition(from: string, to: string, legal: readonly string[]) {
  const list = legal.length > 0 ? legal.join(", ") : "–";
  return new ApiError(
    409,
    "illegal_transition",
    {
      id: `Tidak dapat berpindah dari ${from} ke ${to}. Yang mungkin: ${list}.`,
      en: `Cannot go from ${from} to ${to}. Possible: ${list}.`,
    },
    { fields: { to: { id: `Yang mungkin: ${list}`, en: `Possible: ${list}` } } },
  );
}

export const conflict = (code: string, text: LocalText) => new ApiError(409, code, text);

/** Someone changed the record in between; carries it as it is now. */
export const stale = (current?: unknown) =>
  new ApiError(
    412,
    "stale",
    {
      id: "Data ini sudah diubah orang lain. Muat ulang lalu coba lagi.",
      en: "Someone changed this record in the meantime. Reload it and try again.",
    },
    { current },
  );

export const ifMatchNeeded = () =>
  new ApiError(428, "if_match_needed", {
    id: "Sertakan If-Match dengan versi yang Anda baca.",
    en: "Send If-Match with the version you read.",
  });

export const invalid = (fields: Record<string, LocalText>) =>
  new ApiError(
    422,
    "invalid",
    { id: "Ada isian yang perlu diperbaiki.", en: "Some fields need to be corrected." },
    { fields },
  );

export const tooLarge = (text: LocalText) => new ApiError(413, "too_large", text);

export const tooMany = (retryAfter: number) =>
  new ApiError(
    429,
    "too_many",
    {
      id: `Terlalu sering. Coba lagi dalam ${retryAfter} detik.`,
      en: `Too many attempts. Try again in ${retryAfter} seconds.`,
    },
    { retryAfter },
  );

export const unavailable = () =>
  new ApiError(
    503,
    "unavailable",
    {
      id: "Basis data sedang tidak dapat dihubungi. Coba lagi sebentar lagi.",
      en: "The database cannot be reached right now. Try again in a moment.",
    },
    { retryAfter: 2 },
  );
