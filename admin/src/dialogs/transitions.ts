import type { CapitalState, EquipmentState, LinkageState, ProgramState } from "#db/constants.ts";

const programs: Record<ProgramState, ProgramState[]> = {
  draft: ["approved", "cancelled"],
  approved: ["running", "cancelled"],
  running: ["trained", "cancelled"],
  trained: ["mentoring", "cancelled"],
  mentoring: ["assessed", "cancelled"],
  assessed: ["closed", "cancelled"],
  closed: [],
  cancelled: [],
};

const linkages: Record<LinkageState, LinkageState[]> = {
  offered: ["accepted", "declined"],
  accepted: ["first_order", "ended"],
  declined: [],
  first_order: ["repeat_orders", "ended"],
  repeat_orders: ["ended"],
  ended: [],
};

const capital: Record<CapitalState, CapitalState[]> = {
  applied: ["surveyed", "approved", "declined"],
  surveyed: ["approved", "declined"],
  approved: ["disbursed"],
  declined: [],
  disbursed: ["performing", "in_arrears", "repaid"],
  performing: ["in_arrears", "repaid"],
  in_arrears: ["performing", "repaid"],
  repaid: [],
};

const final: EquipmentState[] = ["lost", "sold", "written_off"];
const equipment: Record<EquipmentState, EquipmentState[]> = {
  procured: ["stored", "handed_over"],
  stored: ["handed_over"],
  handed_over: ["in_use", "idle", "damaged"],
  in_use: ["idle", "damaged", "withdrawn"],
  idle: ["in_use", "damaged", "withdrawn"],
  damaged: ["in_use", "idle", "withdrawn"],
  withdrawn: ["reassigned"],
  reassigned: ["handed_over"],
  lost: [],
  sold: [],
  written_off: [],
};

const machines: Record<string, Record<string, string[]>> = {
  programs,
  linkages,
  "capital-applications": capital,
  equipment: Object.fromEntries(
    Object.entries(equipment).map(([from, to]) => [
      from,
      final.includes(from as EquipmentState) ? [] : [...to, ...final],
    ]),
  ),
};

/** What may follow a state, to offer it; the server decides. */
export const legalNext = (resource: string, state: string): string[] => machines[resource]?.[state] ?? [];
