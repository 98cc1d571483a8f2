import { execFile } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..");

/** Runs a build tool of node_modules with this Node; its output is shown only when it fails, and it ends with us. */
export function runTool(
  what: string,
  script: string,
  args: string[],
  variables: Record<string, string> = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [join(ROOT, "node_modules", script), ...args],
      {
        cwd: ROOT,
        env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...variables },
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        process.removeListener("exit", end);
        if (error) reject(new Error(`${what} failed:\n${stderr || stdout || error.message}`));
        else resolve();
      },
    );
    const end = () => child.kill("SIGKILL");
    process.once("exit", end);
  });
}
