import { EnvError } from "#worker/env.ts";

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
export const warn = (text: string): void => void process.stderr.write(`${text}\n`);

/** One line that says what to do; sets the exit code. */
export function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  warn(error instanceof EnvError ? `Environment: ${message}` : message);
  process.exitCode = 1;
}
