import type { FactDefinition } from "#db/schema/computedFacts.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { localText as text } from "../../errors.ts";
import { COUNTABLE } from "./events.ts";

type Faults = Record<string, LocalText>;

const among = (allowed: readonly string[] | undefined, chosen: readonly string[]): boolean =>
  chosen.length > 0 && chosen.every((one) => allowed?.includes(one));

const ordered = (from: number | undefined, to: number | undefined): boolean =>
  from === undefined || to === undefined || from <= to;

/** What is summed or told of the latest must be something the event tells. */
function ofFault({ function: how, event, of }: FactDefinition): LocalText | undefined {
  const told = COUNTABLE[event];
  if (how !== "sum" && how !== "latest") {
    return of === undefined
      ? undefined
      : text("Hanya untuk jumlah nilai dan yang terakhir.", "Only for a sum and the latest.");
  }
  const known =
    (of === "value" && told?.value) ||
    (of === "count" && told?.count) ||
    (how === "latest" && of === "state" && told?.states !== undefined) ||
    (how === "latest" && typeof of === "object" && told?.answers);
  return known ? undefined : text("Kejadian ini tidak mencatatnya.", "This event does not tell that.");
}

/** Everything that keeps a definition from being a fact, by field (`definition.<field>`); nothing: it is one. */
export function definitionFaults(definition: FactDefinition): Faults {
  const told = COUNTABLE[definition.event];
  const faults: Faults = {};
  const { states, share, valueMin, valueMax, countMin, countMax } = definition;
  const fault = (field: keyof FactDefinition, words: LocalText) => {
    faults[`definition.${field}`] = words;
  };
  if (!told) fault("event", text("Kejadian ini tidak dapat dihitung.", "This event cannot be counted."));
  const wrongState = text("Pilih dari keadaan yang dicatat kejadian ini.", "Choose from the states this event tells.");
  if (states && !among(told?.states, states)) fault("states", wrongState);
  if (definition.function === "share") {
    if (!share || !among(told?.states, share)) fault("share", wrongState);
    else if (states && !share.some((one) => states.includes(one)))
      fault("share", text("Tidak satu pun di antara yang dihitung.", "None of those that are counted."));
  } else if (share) fault("share", text("Hanya untuk bagian (persen).", "Only for a share."));
  if ((valueMin !== undefined || valueMax !== undefined) && !told?.value)
    fault("valueMin", text("Kejadian ini tidak mencatat rupiah.", "This event tells no rupiah."));
  if ((countMin !== undefined || countMax !== undefined) && !told?.count)
    fault("countMin", text("Kejadian ini tidak mencatat jumlah.", "This event tells no number."));
  const order = text("Batas atas di bawah batas bawah.", "The upper limit lies below the lower one.");
  if (!ordered(valueMin, valueMax)) fault("valueMax", order);
  if (!ordered(countMin, countMax)) fault("countMax", order);
  const of = ofFault(definition);
  if (of) fault("of", of);
  return faults;
}
