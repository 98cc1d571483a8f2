import type { Env } from "../../env.ts";
import { outcomeOf, postJson } from "./post.ts";
import { oneLine, type Sender } from "./sender.ts";

const CLOUD_API = "https://graph.facebook.com/v23.0";
const TEMPLATE = "lanjut_notice";

interface Answer {
  messages?: { id?: string }[];
}

/**
 * WhatsApp Business Cloud API. Outside a conversation only an approved template may be sent: `lanjut_notice`, in
 * Indonesian and English, with two body fields, the sentence and the link. It knows no idempotency key, so an
 * attempt without a reply is not repeated by itself.
 */
export function whatsappSender(
  env: Pick<Env, "WHATSAPP_URL" | "WHATSAPP_TOKEN" | "WHATSAPP_PHONE_ID" | "WHATSAPP_TEMPLATE">,
): Sender | undefined {
  const { WHATSAPP_TOKEN: token, WHATSAPP_PHONE_ID: phoneId } = env;
  if (!token || !phoneId) return undefined;
  return {
    name: "whatsapp",
    repeatable: false,
    async send({ id, to, locale, sentence, link }) {
      const reply = await postJson(
        `${env.WHATSAPP_URL ?? CLOUD_API}/${phoneId}/messages`,
        { Authorization: `Bearer ${token}` },
        {
          messaging_product: "whatsapp",
          recipient_type: "individual",
          to: to.replace(/\D/g, ""),
          type: "template",
          template: {
            name: env.WHATSAPP_TEMPLATE ?? TEMPLATE,
            language: { code: locale },
            components: [
              { type: "body", parameters: [sentence, link].map((text) => ({ type: "text", text: oneLine(text) })) },
            ],
          },
          biz_opaque_callback_data: id,
        },
      );
      return outcomeOf(reply, (json) => (json as Answer | undefined)?.messages?.[0]?.id);
    },
  };
}
