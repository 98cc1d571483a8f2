import { useTranslate } from "react-admin";
import type { SplitFigure } from "#worker/outcomes/compose.ts";
import { formatNumber } from "../format/number.ts";
import { sayTest } from "./sayTest.ts";

/** How a comparison may be read: the test, from which month, and whom it leaves out. */
export function SplitNotes({ split: { test, landmark, few, unknown } }: { split: SplitFigure }) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`outcomes.survival.${key}`, options);
  return (
    <>
      <div>{sayTest(test, translate)}</div>
      {landmark > 0 && <div>{text("landmark", { month: landmark })}</div>}
      {few.groups > 0 && <div>{text("few", { groups: formatNumber(few.groups) })}</div>}
      {unknown > 0 && <div>{text("unknown", { smart_count: unknown })}</div>}
    </>
  );
}
