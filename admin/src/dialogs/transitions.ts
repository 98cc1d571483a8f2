import { CAPITAL_MACHINE, EQUIPMENT_MACHINE, LINKAGE_MACHINE, PROGRAM_MACHINE } from "#worker/policy/transitions.ts";

const machines: Record<string, Readonly<Record<string, readonly string[]>>> = {
  programs: PROGRAM_MACHINE,
  equipment: EQUIPMENT_MACHINE,
  linkages: LINKAGE_MACHINE,
  "capital-applications": CAPITAL_MACHINE,
};

/** What may follow a state, to offer it; the server decides. */
export const legalNext = (resource: string, state: string): readonly string[] => machines[resource]?.[state] ?? [];
