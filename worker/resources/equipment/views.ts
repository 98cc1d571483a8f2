import { addClocks } from "./clocks.ts";
import { addFind } from "./find.ts";
import { addIssued } from "./issued.ts";
import { addLife } from "./life.ts";

/** What is told about machines beside their records: life, stays, clocks, and finding one by what stands on it. */
export function addEquipmentViews(): void {
  addLife();
  addIssued();
  addClocks();
  addFind();
}
