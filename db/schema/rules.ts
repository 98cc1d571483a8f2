import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { RULE_KINDS, RULE_SCOPES, SEVERITIES } from "../constants.ts";
import { notDeleted, oneOf, ownedColumns } from "./common.ts";

export interface LocalText {
  id: string;
  en: string;
}

/** A query over facts as react-querybuilder writes it. */
export interface RuleQuery {
  combinator: "and" | "or";
  not?: boolean;
  rules: (RuleQuery | RuleCondition)[];
}
export interface RuleCondition {
  field: string;
  operator: string;
  value?: unknown;
  valueSource?: "value" | "field";
}
/** A tier holds when its query does; of several the highest points count. Service rules carry 0. */
export interface RuleTier {
  query: RuleQuery;
  points: number;
}

/** Groups or programmes a rule looks at; what is left out does not narrow. */
export interface RuleReach {
  /** Kinds of programme (codes of templates). */
  programKinds?: string[];
  skills?: string[];
  /** Region codes; whatever lies below counts too. */
  regions?: string[];
  /** Whole months since training ended. */
  monthsFrom?: number;
  monthsTo?: number;
}

export const rules = sqliteTable(
  "rules",
  {
    ...ownedColumns(),
    code: text().notNull(),
    name: text({ mode: "json" }).$type<LocalText>().notNull(),
    reason: text({ mode: "json" }).$type<LocalText>(),
    clears: text({ mode: "json" }).$type<LocalText>(),
    kind: text({ enum: RULE_KINDS }).notNull(),
    scope: text({ enum: RULE_SCOPES }).notNull(),
    tiers: text({ mode: "json" }).$type<RuleTier[]>().notNull(),
    appliesTo: text({ mode: "json" }).$type<RuleReach>(),
    severity: text({ enum: SEVERITIES }).notNull().default("medium"),
    enabled: integer({ mode: "boolean" }).notNull().default(true),
  },
  (t) => [
    oneOf("rules_kind", t.kind, RULE_KINDS),
    oneOf("rules_scope", t.scope, RULE_SCOPES),
    oneOf("rules_severity", t.severity, SEVERITIES),
    uniqueIndex("rules_code").on(t.organizationId, t.code).where(notDeleted),
  ],
);
