import type { LicenceKind, LicenceState } from "#db/constants.ts";
import { addDays, latest } from "./days.ts";
import type { Life } from "./group.ts";
import { addEvent, owned, recordedAt } from "./world.ts";

const FOOD = /Olahan|Kue|Katering|Jamu|Tempe/;

/** How often a group of this trade has a paper, has it in process, lacks it; the rest does not need it. */
function oddsOf(kind: LicenceKind, food: boolean): [have: number, inProcess: number, missing: number] {
  switch (kind) {
    case "nib":
      return [0.62, 0.15, 0.23];
    case "spp_irt":
      return food ? [0.42, 0.18, 0.4] : [0, 0, 0];
    case "halal":
      return food ? [0.3, 0.25, 0.45] : [0, 0, 0];
    case "merek":
      return [0.12, 0.13, 0.55];
  }
}

const YEARS: Partial<Record<LicenceKind, number>> = { spp_irt: 5, merek: 10 };
/** How long ago a paper may have been issued: some of five years have run out by now. */
const OLDEST_DAYS = 1_900;

function stateOf(drawn: number, [have, inProcess, missing]: readonly [number, number, number]): LicenceState {
  if (drawn < have) return "have";
  if (drawn < have + inProcess) return "in_process";
  return drawn < have + inProcess + missing ? "missing" : "not_needed";
}

/** What papers a trained group was found to have; about a quarter was not asked yet. */
export function addLicences(life: Life): void {
  const { world } = life;
  const r = life.r.fork("licences");
  if (!life.trainedOn || r.chance(0.25)) return;
  const on = latest(addDays(life.trainedOn, r.int(20, 70)), life.enteredOn);
  if (on > world.last) return;
  const food = FOOD.test(life.craft.groupWord);
  for (const kind of ["nib", "spp_irt", "halal", "merek"] as const) {
    const drawn = r.next();
    if (kind !== "nib" && r.chance(0.2)) continue;
    const state = stateOf(drawn, oddsOf(kind, food));
    const doer = life.officer;
    const issuedOn = state === "have" ? addDays(on, -r.int(20, OLDEST_DAYS)) : undefined;
    const years = YEARS[kind];
    const row = {
      ...owned(r, "lic", doer, recordedAt(world, r, on)),
      groupId: life.groupId,
      kind,
      state,
      number: state === "have" ? numberOf(kind, r.int(1_000_000, 9_999_999)) : undefined,
      issuedOn,
      expiresOn: issuedOn && years ? addDays(issuedOn, Math.round(years * 365.25)) : undefined,
    };
    world.data.licences.push(row);
    const facts = { subjectId: row.id, state, data: { licence: kind, from: null } };
    addEvent(world, r, doer, life.where, "licence_changed", on, facts);
  }
}

/** In the shape of the real ones; none of them is. */
function numberOf(kind: LicenceKind, digits: number): string {
  const shapes: Record<LicenceKind, string> = {
    nib: `0220${digits}00`,
    spp_irt: `P-IRT ${digits}-28`,
    halal: `ID351${digits}`,
    merek: `IDM00${digits}`,
  };
  return shapes[kind];
}
