import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

type Holder = { pid: number; started: string; childPid?: number; childStarted?: string; url?: string };
export type Lock = { setChild(pid: number, url: string): void; release(): void };

/** Another process has the folder; `url` is where the database it runs there answers. */
export class FolderInUse extends Error {
  override name = "FolderInUse";
  readonly url: string | undefined;
  constructor(folder: string, { pid, url }: Holder) {
    super(
      `The data folder ${folder} is in use by process ${pid}. Stop that one first, or set LANJUT_DATA to another folder.`,
    );
    this.url = url;
  }
}

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
      throw new FolderInUse(folder, holder);
    }
    if (holder) endOrphan(holder);
    rmSync(file, { force: true });
  }
  return {
    setChild: (childPid, url) =>
      writeFileSync(file, JSON.stringify({ ...mine, childPid, childStarted: startOf(childPid), url })),
    release: () => rmSync(file, { force: true }),
  };
}
