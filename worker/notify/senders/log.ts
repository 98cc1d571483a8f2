import type { Sender } from "./sender.ts";

/** For a machine without a provider: that something was said is written to the log, not what nor to whom. */
export const logSender: Sender = {
  name: "log",
  repeatable: true,
  send: async ({ id, kind }) => {
    // biome-ignore lint/suspicious/noConsole: the Worker's log is the console
    console.log(JSON.stringify({ delivery: id, kind }));
    return { state: "sent", providerId: "log" };
  },
};
