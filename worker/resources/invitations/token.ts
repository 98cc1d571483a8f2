import { randomToken, sha256 } from "../../http/crypto.ts";

const LASTS_MS = 7 * 86_400_000;

export const hashInvitation = (token: string): Promise<string> => sha256(`invitation|${token}`);

/** A one-time token with what is kept of it. */
export async function newInvitation(now: number) {
  const token = randomToken();
  return { token, tokenHash: await hashInvitation(token), expiresAt: now + LASTS_MS };
}
