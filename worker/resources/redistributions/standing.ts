import type { EquipmentState } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { ApiError, conflict } from "../../errors.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";
import { assertReturnable, type Machine } from "../equipment/custody.ts";

const WORDS: Record<EquipmentState, LocalText> = {
  procured: { id: "dibeli", en: "bought" },
  stored: { id: "disimpan", en: "stored" },
  handed_over: { id: "diserahkan", en: "handed over" },
  in_use: { id: "dipakai", en: "in use" },
  idle: { id: "menganggur", en: "idle" },
  damaged: { id: "rusak", en: "damaged" },
  withdrawn: { id: "ditarik", en: "withdrawn" },
  reassigned: { id: "dialihkan", en: "reassigned" },
  lost: { id: "hilang", en: "lost" },
  sold: { id: "dijual", en: "sold" },
  written_off: { id: "dihapusbukukan", en: "written off" },
};

/** Refuses a machine that does not stand idle with the group it is to come from, or that the law does not let go. */
export function assertFree(machine: Machine | undefined, fromGroupId: string | null, documents: Row[]): Machine {
  if (!machine || machine.deletedAt) {
    throw conflict("machine_gone", { id: "Alat ini sudah tidak ada.", en: "This machine is not there any more." });
  }
  if (machine.state !== "idle" || !machine.holderGroupId) {
    const word = WORDS[machine.state];
    throw conflict("not_idle", {
      id: `Hanya alat menganggur yang dialihkan; keadaan alat ini: ${word.id}.`,
      en: `Only an idle machine is given to another group; this one is ${word.en}.`,
    });
  }
  if (fromGroupId && machine.holderGroupId !== fromGroupId) {
    throw conflict("moved_meanwhile", {
      id: "Alat ini sudah berpindah sejak diusulkan.",
      en: "This machine has moved since it was proposed.",
    });
  }
  assertReturnable(machine, documents);
  return machine;
}

/** Why a machine may not be given to another group: the words of the refusal, or null. */
export function refusalOf(machine: Machine, documents: Row[]): { code: string; text: LocalText } | null {
  try {
    assertFree(machine, null, documents);
    return null;
  } catch (error) {
    if (error instanceof ApiError) return { code: error.code, text: error.text };
    throw error;
  }
}

/** A group that a proposal names; one that was deleted takes nothing. */
export function standing(group: GroupRow): GroupRow {
  if (!group.deletedAt) return group;
  throw conflict("group_gone", { id: "Kelompok ini sudah tidak ada.", en: "This group is not there any more." });
}
