import {
  CAPITAL_MACHINE,
  COMPLAINT_MACHINE,
  EQUIPMENT_MACHINE,
  LINKAGE_MACHINE,
  PROGRAM_MACHINE,
} from "#worker/policy/transitions.ts";

const machines: Record<string, Readonly<Record<string, readonly string[]>>> = {
  programs: PROGRAM_MACHINE,
  equipment: EQUIPMENT_MACHINE,
  linkages: LINKAGE_MACHINE,
  "capital-applications": CAPITAL_MACHINE,
  complaints: COMPLAINT_MACHINE,
};

/** What may follow a state, to offer it; the server decides. */
export const legalNext = (resource: string, state: string): readonly string[] => machines[resource]?.[state] ?? [];

/** A message that names states by their codes, with the reader's words for them. */
export const inWords = (resource: string, message: string, word: (state: string) => string): string =>
  message.replace(/\b[a-z_]+\b/g, (code) => (machines[resource] && code in machines[resource] ? word(code) : code));
