import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

type Holder = { pid: number; started: string; childPid?: number; childStarted?: string };
export type Lock = { setChild(pid: number): void; release(): void };

/** When the process began, or "" when it is gone: a pid alone may have been given to another process since. */
function startOf(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { stdio: ["ignore", "pipe", "ignore"] })
      .toString()
      .trim();
  } catch {
    try {
      return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19] ?? "";
    } catch {
      return "";
    }
  }
}

const isAlive = (pid: number | undefined, started: string | undefined) =>
  pid !== undefined && started !== undefined && started !== "" && startOf(pid) === started;

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function endOrphan({ childPid, childStarted }: Holder): void {
  if (childPid !== undefined && isAlive(childPid, childStarted)) process.kill(childPid, "SIGKILL");
}

/** Takes the folder for this process. A lock whose owner died is taken over, and the child it left behind is ended. */
export function takeLock(file: string, folder: string): Lock {
  const mine: Holder = { pid: process.pid, started: startOf(process.pid) };
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: "wx", mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" || attempt === 3) throw error;
    }
    const holder = readHolder(file);
    if (holder && isAlive(holder.pid, holder.started)) {
      throw new Error(
        `The data folder ${folder} is in use by process ${holder.pid}. Stop that one first, or set LANJUT_DATA to another folder.`,
      );
    }
    if (holder) endOrphan(holder);
    rmSync(file, { force: true });
  }
  return {
    setChild: (pid) => writeFileSync(file, JSON.stringify({ ...mine, childPid: pid, childStarted: startOf(pid) })),
    release: () => rmSync(file, { force: true }),
  };
}
