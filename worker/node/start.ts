import { parseNodeEnv } from "#worker/env.ts";
import { fail, print, warn } from "./output.ts";
import { printFirstAdmin } from "./resetLink.ts";
import { Children, startSystem } from "./system.ts";

const DEMO_ACCOUNTS = ["office", "officer", "ngo", "commission", "head", "admin"];
const children = new Children();
let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) {
    // The exit hooks kill what is left.
    process.exit(130);
  }
  stopping = true;
  await children.stop();
  process.exit(code);
}

// The libSQL client rejects a second promise, held by nobody, when the server takes a batch back.
process.on("unhandledRejection", (reason) => warn(`Unhandled: ${reason instanceof Error ? reason.message : reason}`));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
// Started by a program that holds a channel to it: ends with that program, however it went.
process.once("disconnect", () => void stop(0));

try {
  const { url, kind, instance, database } = await startSystem(parseNodeEnv(process.env), children, {
    step: print,
    warn,
  });
  print(`\nLanjut is running at ${url}`);
  if (kind === "demo") {
    print(`Sign in as ${DEMO_ACCOUNTS.map((name) => `${name}@lanjut.test`).join(", ")} (Kota Malang)`);
    print(`  or office.jambi@lanjut.test (Kota Jambi), password: ${instance.demoPassword().password}`);
  } else {
    await printFirstAdmin(database.client, url, instance.now());
  }
  print(`Data and logs: ${instance.dir}. Ctrl-C stops everything.`);
} catch (error) {
  if (!stopping) {
    fail(error);
    await stop(1);
  }
}
