const systems: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];
const browsers: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const find = (list: [RegExp, string][], text: string) => list.find(([pattern]) => pattern.test(text))?.[1];

/** `Chrome, Android` from a User-Agent, or nothing where it says nothing we know. */
export function deviceName(userAgent: string | null): string | undefined {
  const parts = [find(browsers, userAgent ?? ""), find(systems, userAgent ?? "")].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : undefined;
}
