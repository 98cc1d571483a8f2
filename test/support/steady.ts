/** Instant of step 0; a step is a quarter of a second. */
const START = Date.parse("2026-06-15T03:00:00Z");
const STEP_MS = 250;

let now = START;
let die = 1;
let direction = "ASC";

/** Clock and dice of a request. */
export function setStep(step: number): void {
  now = START + step * STEP_MS;
  die = (step * 2_654_435_761) >>> 0 || 1;
}

/** Which unit an id of a frame stands for: the same ids, given out from either end. */
export const setDirection = (to: "ASC" | "DESC"): void => {
  direction = to;
};

function nextDie(): number {
  die ^= die << 13;
  die ^= die >>> 17;
  die ^= die << 5;
  die >>>= 0;
  return die;
}

function fill<T extends ArrayBufferView | null>(view: T): T {
  if (!view) return view;
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let i = 0; i < bytes.length; i++) bytes[i] = nextDie() >>> 24;
  return view;
}

/** The database's own dice: rows are numbered instead, those of a frame in the order of their units. */
function withoutChance(text: string): string {
  return text
    .replaceAll(
      "lower(hex(randomblob(9)))",
      () => `printf('%08x%010x', ${nextDie()}, row_number() OVER (ORDER BY u.id ${direction}))`,
    )
    .replaceAll("hex(randomblob(8))", () => `printf('%08X%08X', ${nextDie()}, row_number() OVER ())`);
}

const uuid = (): ReturnType<typeof crypto.randomUUID> => {
  const hex = [...fill(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};

const send = globalThis.fetch;
Date.now = () => now;
Math.random = () => nextDie() / 2 ** 32;
Object.defineProperty(crypto, "getRandomValues", { value: fill });
Object.defineProperty(crypto, "randomUUID", { value: uuid });
globalThis.fetch = (async (input: Request | string, init?: RequestInit) => {
  const request = new Request(input, init);
  if (request.method !== "POST") return send(request);
  return send(
    new Request(request.url, { method: "POST", headers: request.headers, body: withoutChance(await request.text()) }),
  );
}) as typeof fetch;
