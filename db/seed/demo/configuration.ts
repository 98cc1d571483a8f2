import type { PlanStep } from "#db/schema/plans.ts";
import type { ProgramSetup } from "#db/schema/programTemplates.ts";
import { shippedRows } from "#worker/configuration/shipped.ts";
import { setupOf } from "#worker/templates/setup.ts";
import type { CraftName } from "./crafts.ts";
import type { Dataset, NewRow, TableName } from "./dataset.ts";
import { addDays, instantOn } from "./days.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

/** What of an office's configuration its programmes are made with. */
export interface Configuration {
  plan: { id: string; steps: PlanStep[] };
  setups: ReadonlyMap<string, ProgramSetup>;
}

const MADE_AGO = 1_189;

/** The kind of programme that teaches a craft, where there is one. */
const KINDS: Partial<Record<CraftName, string>> = {
  ...{ sewing: "menjahit", digital: "pemasaran_digital", batik: "batik", ecoprint: "batik", weaving: "batik" },
  ...{ food: "olahan_pangan", pastry: "olahan_pangan", catering: "olahan_pangan", tempe: "olahan_pangan" },
  ...{ fish: "olahan_pangan", herbal: "olahan_pangan" },
};

/** An office of the demo starts with the configuration that every office starts with. */
export function addConfiguration(world: World, r: Random, organizationId: string): Configuration {
  const now = instantOn(addDays(world.today, -MADE_AGO), 9 * 60);
  const year = Number(world.today.slice(0, 4));
  const rows = shippedRows({ organizationId, now, year, makeId: (prefix) => r.id(prefix, now) });
  for (const [name, list] of Object.entries(rows))
    (world.data as Dataset)[name as TableName].push(...(list as never[]));
  const plan = (rows.plans as NewRow<"plans">[]).find(({ isDefault }) => isDefault);
  if (!plan) throw new Error("no plan is the default.");
  const setups = (rows.templates as Parameters<typeof setupOf>[0][]).map(setupOf);
  return { plan, setups: new Map(setups.map((setup) => [setup.template, setup])) };
}

/** What a programme that teaches a craft took over from its template. */
export function kindOf({ setups }: Configuration, craft: CraftName): Pick<NewRow<"programs">, "kind" | "setup"> {
  const setup = setups.get(KINDS[craft] ?? "");
  return setup ? { kind: setup.template, setup } : {};
}
