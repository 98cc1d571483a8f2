import type { LocalText } from "#db/schema/rules.ts";

const text = (id: string, en: string): LocalText => ({ id, en });
const MAX_LENGTH = 500;

/** IPv4 ranges that lead nowhere outside: this host, private and carrier networks, link-local, tests, multicast. */
const CLOSED_V4: [base: string, bits: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

const numberOf = (v4: string): number => v4.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
const isV4 = (host: string) => /^\d{1,3}(\.\d{1,3}){3}$/.test(host);

function isClosedV4(host: string): boolean {
  const address = numberOf(host);
  return CLOSED_V4.some(([base, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) === Math.floor(numberOf(base) / size);
  });
}

/** The eight groups of an IPv6 address as URL writes it (no zone, no dotted tail). */
function groupsOf(v6: string): number[] {
  const [head = "", tail] = v6.split("::");
  const parse = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  const [front, back] = [parse(head), parse(tail ?? "")];
  return tail === undefined ? front : [...front, ...Array(8 - front.length - back.length).fill(0), ...back];
}

/** Only global unicast (2000::/3) is open, and of it nothing that carries an IPv4 address inside. */
function isClosedV6(v6: string): boolean {
  const [first = 0, second = 0] = groupsOf(v6);
  if (first >> 13 !== 1) return true;
  // 2001::/23 is for protocols (Teredo, ORCHID), 2001:db8::/32 and 3fff::/20 for documents, 2002::/16 is 6to4.
  const special = first === 0x2001 && (second < 0x200 || second === 0xdb8);
  return special || first === 0x2002 || (first === 0x3fff && second < 0x1000);
}

const CLOSED_NAMES = [
  "localhost",
  "local",
  "internal",
  "intranet",
  "lan",
  "home",
  "corp",
  "test",
  "example",
  "invalid",
];

function isClosedName(host: string): boolean {
  const name = host.replace(/\.$/, "");
  const labels = name.split(".");
  const whole = labels.length > 1 && labels.every((label) => label !== "");
  return !whole || CLOSED_NAMES.includes(labels.at(-1) ?? "") || name.endsWith(".home.arpa");
}

/**
 * Why nothing may be sent to an address, or null. https only, and never into a network of the server's own; a server
 * under test may be told of http on 127.0.0.1. The URL parser has already made decimal, octal and hex hosts plain.
 */
export function addressFault(address: string, local: boolean): LocalText | null {
  if (address.length > MAX_LENGTH || !URL.canParse(address))
    return text(
      "Tulis alamat lengkap, mis. https://contoh.go.id/kait.",
      "Write a whole address, e.g. https://office.go.id/hook.",
    );
  const url = new URL(address);
  if (local && url.protocol === "http:" && url.hostname === "127.0.0.1") return null;
  if (url.protocol !== "https:") return text("Alamat harus https.", "The address must be https.");
  if (url.username || url.password || url.hash)
    return text("Tanpa nama pengguna, sandi, atau tanda #.", "Without a user name, a password or a #.");
  const host = url.hostname;
  const closed = host.startsWith("[")
    ? isClosedV6(host.slice(1, -1))
    : isV4(host)
      ? isClosedV4(host)
      : isClosedName(host);
  return closed
    ? text("Alamat di jaringan sendiri tidak diperbolehkan.", "An address inside a private network is not allowed.")
    : null;
}
