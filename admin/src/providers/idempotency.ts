const open = new Map<string, string>();

const signature = (method: string, url: string, body: string | undefined, version: string | undefined) =>
  [method, url, version ?? "", body ?? ""].join("\n");

/**
 * One key per action of a person. The key stays with the request until a reply settles it, so that sending the same thing
 * again after a lost connection is recognised by the server as the same action.
 */
export function keyFor(method: string, url: string, body?: string, version?: string): string {
  const mark = signature(method, url, body, version);
  const known = open.get(mark);
  if (known) return known;
  const key = crypto.randomUUID();
  open.set(mark, key);
  return key;
}

export function settle(method: string, url: string, body?: string, version?: string): void {
  open.delete(signature(method, url, body, version));
}
