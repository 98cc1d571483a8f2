import type { Env } from "../../env.ts";
import { outcomeOf, postJson } from "./post.ts";
import { oneLine, type Sender } from "./sender.ts";

const WORDS = {
  id: {
    open: "Buka di Lanjut",
    why: "Anda menerima pesan ini karena pengaturan pemberitahuan akun Anda di Lanjut. Ubah di Akun saya.",
  },
  en: {
    open: "Open in Lanjut",
    why: "You get this message because of your account's notification settings in Lanjut. Change them under My account.",
  },
} as const;

/**
 * E-mail by an HTTP API that takes `{from, to, subject, text}` with a bearer key and drops a repeated
 * `Idempotency-Key` (Resend's shape; others by a small relay).
 */
export function emailSender(env: Pick<Env, "EMAIL_API_URL" | "EMAIL_API_KEY" | "EMAIL_FROM">): Sender | undefined {
  const { EMAIL_API_URL: url, EMAIL_API_KEY: key, EMAIL_FROM: from } = env;
  if (!url || !key || !from) return undefined;
  return {
    name: "email",
    repeatable: true,
    async send({ id, to, locale, sentence, link }) {
      const words = WORDS[locale];
      const reply = await postJson(
        url,
        { Authorization: `Bearer ${key}`, "Idempotency-Key": id },
        {
          from,
          to: [oneLine(to)],
          subject: oneLine(`Lanjut: ${sentence}`),
          text: `${oneLine(sentence)}\n\n${words.open}: ${link}\n\n${words.why}\n`,
        },
      );
      return outcomeOf(reply, (json) => (json as { id?: unknown } | undefined)?.id);
    },
  };
}
