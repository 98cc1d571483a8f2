import { and, eq, isNull } from "drizzle-orm";
import { indicators, plans, rules } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { conflict } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { namesIn } from "../parseQuery.ts";

/** Everything of the office that asks facts, to be read in a batch with other things. */
export const usesReads = (ctx: RequestContext) => {
  const own = ctx.actor.organizationId;
  const standing = <T extends typeof rules | typeof indicators | typeof plans>(table: T) =>
    and(eq(table.organizationId, own), isNull(table.deletedAt));
  return {
    rules: ctx.db.select({ name: rules.code, asks: rules.tiers }).from(rules).where(standing(rules)),
    indicators: ctx.db
      .select({ name: indicators.code, asks: indicators.query, base: indicators.base })
      .from(indicators)
      .where(and(standing(indicators), eq(indicators.subject, "groups"))),
    plans: ctx.db.select({ name: plans.name, asks: plans.steps }).from(plans).where(standing(plans)),
  };
};

const KINDS: Record<keyof ReturnType<typeof usesReads>, LocalText> = {
  rules: { id: "aturan", en: "rule" },
  indicators: { id: "indikator", en: "indicator" },
  plans: { id: "rencana", en: "plan" },
};

/** Who asks a fact, named: "aturan R22", "rule R22". */
export function usesOf(code: string, rows: Record<string, Row[]>): LocalText[] {
  return Object.entries(KINDS).flatMap(([kind, word]) =>
    (rows[kind] ?? [])
      .filter(({ asks, base }) => namesIn([asks, base]).includes(code))
      .map(({ name }) => ({ id: `${word.id} ${name}`, en: `${word.en} ${name}` })),
  );
}

/** 409, naming them, while somebody asks the fact. */
export function assertUnused(code: string, rows: Record<string, Row[]>): void {
  const uses = usesOf(code, rows);
  if (uses.length === 0) return;
  const list = (locale: keyof LocalText) => uses.map((one) => one[locale]).join(", ");
  throw conflict("fact_in_use", {
    id: `Fakta ini masih dipakai: ${list("id")}. Ubah dahulu yang memakainya.`,
    en: `This fact is still in use: ${list("en")}. Change those first.`,
  });
}
