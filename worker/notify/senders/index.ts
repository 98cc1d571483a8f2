import type { DeliveryChannel } from "#db/constants.ts";
import type { Env } from "../../env.ts";
import { emailSender } from "./email.ts";
import { logSender } from "./log.ts";
import type { Sender } from "./sender.ts";
import { whatsappSender } from "./whatsapp.ts";

/** Who carries a channel's messages on this machine. */
export function senderOf(env: Env, channel: Exclude<DeliveryChannel, "none">): Sender {
  return (channel === "email" ? emailSender(env) : whatsappSender(env)) ?? logSender;
}
