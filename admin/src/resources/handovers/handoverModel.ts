import type { BastDocument } from "#worker/handovers/document.ts";

export interface Handover {
  id: string;
  version: number;
  organizationId: string;
  programId: string;
  groupId: string;
  number: string;
  date: string;
  items: string[];
  giver: string | null;
  receiver: string | null;
  witnesses: string[] | null;
}

/** The document as the server keeps it, and whether it is still what was made. */
export interface KeptDocument {
  frozen: boolean;
  intact: boolean | null;
  hash: string | null;
  document: BastDocument;
}

export interface WitnessForm {
  name?: string | null;
  signature?: string | null;
}

type Values = Record<string, unknown>;

const filled = (values: Values = {}, fields: readonly string[] = Object.keys(values)): Values =>
  Object.fromEntries(fields.flatMap((field) => (values[field] ? [[field, values[field]]] : [])));
const some = (name: string, values: Values): Values => (Object.keys(values).length > 0 ? { [name]: values } : {});

/** What a hand-over form sends: the programme only narrows the choice, and who signs on paper sends no signature. */
export function cleanHandover(values: Values): Values {
  const named = ((values.witnesses as WitnessForm[] | undefined) ?? []).flatMap(({ name, signature }) =>
    name?.trim() ? [{ name: name.trim(), signature: signature ?? null }] : [],
  );
  const drawn = named.map(({ signature }) => signature);
  const signatures = {
    ...filled(values.signatures as Values, ["giver", "receiver"]),
    ...(drawn.some(Boolean) ? { witnesses: drawn } : {}),
  };
  return {
    ...filled(values, ["groupId", "date", "giver", "receiver", "number", "place"]),
    items: values.items,
    ...some("parties", filled(values.parties as Values)),
    ...some("signatures", signatures),
    ...(named.length > 0 ? { witnesses: named.map(({ name }) => name) } : {}),
  };
}
