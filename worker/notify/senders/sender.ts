import type { Locale } from "../../errors.ts";

/** What goes out: one sentence and one link. The id is the same at every attempt, so a provider can tell a repeat. */
export interface Message {
  id: string;
  to: string;
  locale: Locale;
  kind: string;
  sentence: string;
  link: string;
}

/** `unknown`: no reply came, so it may have arrived. Errors are codes; what a provider writes may name the receiver. */
export type Outcome =
  | { state: "sent"; providerId: string | null }
  | { state: "retry"; error: string; afterMs?: number }
  | { state: "refused"; error: string }
  | { state: "unknown"; error: string };

export interface Sender {
  name: "email" | "whatsapp" | "log";
  /** Whether the provider drops a second message with the same id, so that an attempt without a reply may be repeated. */
  repeatable: boolean;
  send(message: Message): Promise<Outcome>;
}

/** One line: nothing can be added to what a header or a template field takes. */
export const oneLine = (text: string): string => text.replace(/[\s\0]+/g, " ").trim();
