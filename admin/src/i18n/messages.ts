import type { later } from "./id/later.ts";
import type { start } from "./id/start.ts";

/** Every language has exactly the words of the base language: those of the first screens, and those that come later. */
export type StartMessages = typeof start;
export type LaterMessages = typeof later;
