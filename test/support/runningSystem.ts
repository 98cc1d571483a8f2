import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

export type RunningSystem = {
  url: string;
  password: string;
  process: ChildProcess;
  output(): string;
  stop(): Promise<number | null>;
};

/** Starts the real system as `npm start` does, on a data folder, and waits for its address. */
export async function startRunningSystem(
  dataFolder: string,
  variables: Record<string, string> = {},
  timeoutMs = 180_000,
): Promise<RunningSystem> {
  const child = spawn(process.execPath, [join(ROOT, "worker/node/run.mjs"), join(ROOT, "worker/node/start.ts")], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: process.env.HOME ?? "",
      PORT: "0",
      LANJUT_DATA: dataFolder,
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No address within ${timeoutMs} ms:\n${output}`)), timeoutMs);
    child.stdout?.on("data", () => {
      const address = /running at (http:\S+)/.exec(output)?.[1];
      if (!address || !output.includes("Ctrl-C")) return;
      clearTimeout(timer);
      resolve(address);
    });
    ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`The system ended with ${code}:\n${output}`));
    });
  }).catch((error) => {
    child.kill("SIGTERM");
    throw error;
  });
  const kept = join(dataFolder, "instance.json");
  const instance = existsSync(kept) ? (JSON.parse(readFileSync(kept, "utf8")) as { demoPassword?: string }) : {};
  return {
    url,
    password: instance.demoPassword ?? "",
    process: child,
    output: () => output,
    async stop() {
      if (child.exitCode === null) child.kill("SIGTERM");
      return ended;
    },
  };
}
