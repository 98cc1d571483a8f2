import type { Door, Outcomes } from "./outcomesModel.ts";

/** What every part of the outcomes is given. */
export interface SectionProps {
  outcomes: Outcomes;
  door: Door;
  /** Whose outcomes, for the names of files. */
  name?: string;
}
