import type { messages } from "./id/index.ts";

/** Every language has exactly the words of the base language. */
export type Messages = typeof messages;
