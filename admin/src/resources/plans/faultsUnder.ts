/** What is said of a field of the form and of all that lies in it. */
export function faultsUnder(errors: object, source: string): string[] {
  let at: unknown = errors;
  for (const part of source.split(".")) at = (at as Record<string, unknown> | undefined)?.[part];
  return messagesIn(at);
}

function messagesIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null || node instanceof Element) return [];
  const { message, ref: _, ...rest } = node as { message?: unknown; ref?: unknown };
  const own = typeof message === "string" ? [message] : [];
  return [...own, ...Object.values(rest).flatMap(messagesIn)];
}
