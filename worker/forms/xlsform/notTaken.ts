import type { LocalText } from "#db/schema/rules.ts";

/** Something of an XLSForm that came in otherwise, or not at all: where it stands and why. */
export interface NotTaken {
  sheet: string;
  /** Row as the spreadsheet numbers it; null where it is about a whole sheet or column. */
  row: number | null;
  column: string;
  value: string;
  /** True where it came in, but not as it stood. */
  changed: boolean;
  why: LocalText;
}

/** An expression that says more than a form here can. */
export class CannotTake extends Error {
  readonly text: LocalText;
  constructor(id: string, en: string) {
    super(en);
    this.text = { id, en };
  }
}
