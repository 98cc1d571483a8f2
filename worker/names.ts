const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** How a person's name is compared: lower case, no marks, no punctuation, single spaces. */
export const personKey = (name: string): string => plain(name);

/** The same for a group, without the word "kelompok" (or "klp.", "kube") in front of it. */
export const groupKey = (name: string): string =>
  plain(name).replace(/^(kelompok|klp|kel|kube|poklahsar)\s+(?=\S)/, "");

/** The same for a buyer, without the legal form in front of it ("CV Busana" and "Busana" are one). */
export const buyerKey = (name: string): string => plain(name).replace(/^(pt|cv|ud|pd)\s+(?=\S)/, "");

/** The same for a kind of machine. */
export const kindKey = (name: string): string => plain(name);
