import { and, eq, isNull, lt, or, type SQL } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { users } from "#db/schema/index.ts";
import type { Env } from "../../env.ts";
import { ApiError } from "../../errors.ts";
import { guard, type Statement } from "../../http/commit.ts";
import { decryptField } from "../../http/fieldCrypto.ts";
import { hashRecoveryCode, isTotpCode, stepOf } from "./totp.ts";

export type UserRow = typeof users.$inferSelect;

export const codeWrong = () =>
  new ApiError(401, "code_wrong", {
    id: "Kode tidak cocok atau sudah dipakai.",
    en: "The code does not match or was used already.",
  });

export const codeNeeded = () =>
  new ApiError(401, "code_needed", {
    id: "Masukkan kode dari aplikasi autentikator.",
    en: "Enter the code of your authenticator app.",
  });

interface Scope {
  db: Db;
  env: Env;
  now: number;
}

const spend = (db: Db, user: UserRow, set: Partial<UserRow>, unspent: SQL | undefined): Statement[] => [
  db
    .update(users)
    .set(set)
    .where(and(eq(users.id, user.id), unspent)),
  guard({ db }, "state"),
];

/**
 * Statements that use up a code of the user's second factor (of two at once one wins, the other's batch is taken
 * back), or null when the code fits nothing.
 */
export async function spendCode({ db, env, now }: Scope, user: UserRow, code: string): Promise<Statement[] | null> {
  if (!user.totpSecret) return null;
  if (isTotpCode(code)) {
    const secret = await decryptField(env, { table: "users", column: "totpSecret", id: user.id }, user.totpSecret);
    const step = stepOf(secret, code, now);
    if (step === null || (user.totpLastStep !== null && step <= user.totpLastStep)) return null;
    const unspent = and(
      eq(users.totpSecret, user.totpSecret),
      or(isNull(users.totpLastStep), lt(users.totpLastStep, step)),
    );
    return spend(db, user, { totpLastStep: step }, unspent);
  }
  const codes = user.recoveryCodes ?? [];
  const hash = await hashRecoveryCode(code);
  if (!codes.includes(hash)) return null;
  const left = codes.filter((one) => one !== hash);
  return spend(db, user, { recoveryCodes: left }, eq(users.recoveryCodes, codes));
}
