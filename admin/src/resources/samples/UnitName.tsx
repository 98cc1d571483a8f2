import type { SampleUnit } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";

const RESOURCE: Record<SampleUnit, string> = { group: "groups", person: "people", equipment: "equipment" };

/** What the reader may call a unit: a pseudonym where names are closed to it. */
export const UnitName = ({ unit, id, plain }: { unit: SampleUnit; id: string; plain?: boolean }) => (
  <RefName resource={RESOURCE[unit]} id={id} plain={plain} />
);
