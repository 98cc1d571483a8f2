import { Hono } from "hono";
import { type Locale, notFound } from "../errors.ts";
import { endpoint, type Reply, type RequestContext } from "../http/endpoint.ts";
import { programsResource } from "../resources/programs/routes.ts";
import { compareOutcomes } from "./compareRoute.ts";
import type { Outcomes } from "./compose.ts";
import { comparisonCsv, outcomesCsv } from "./csv.ts";
import { dayAsked, fault, readOutcomes } from "./read.ts";
import { outcomeRecords } from "./records.ts";
import { type Asked, OUTCOME_SCOPES, type OutcomeScope } from "./scope.ts";

const SCOPE_OF_KIND: Partial<Record<string, OutcomeScope>> = { ngo: "ngo", commission: "region" };

/** Whose outcomes are asked for; without a word the reader's own: its jurisdiction, its NGO or its office. */
export function scopeAsked(ctx: RequestContext): Pick<Asked, "by" | "id"> {
  const { organizationKind, organizationId, jurisdiction } = ctx.actor;
  const word = ctx.query("by") ?? SCOPE_OF_KIND[organizationKind] ?? "office";
  const by = OUTCOME_SCOPES.find((one) => one === word);
  if (!by) throw fault("by", "Pilih program, office, ngo, atau region.", "Choose program, office, ngo or region.");
  const id = ctx.query("id") ?? (by === "region" ? jurisdiction : organizationId);
  if (id.includes(":")) throw notFound();
  return { by, id };
}

type Read<T> = (ctx: RequestContext) => Promise<T>;

const programOutcomes: Read<Outcomes> = (ctx) => {
  const { today, ...asOf } = dayAsked(ctx);
  return readOutcomes(ctx, { by: "program", id: ctx.param("id"), ...asOf }, today);
};

const outcomes: Read<Outcomes> = (ctx) => {
  const { today, ...asOf } = dayAsked(ctx);
  return readOutcomes(ctx, { ...scopeAsked(ctx), ...asOf }, today);
};

const csvFile = (name: string, text: string): Reply | Response =>
  // Spreadsheets take a file for UTF-8 only by its byte order mark.
  new Response(`\uFEFF${text}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.csv"`,
      "Cache-Control": "no-store",
      Vary: "Accept, Accept-Language",
    },
  });

const wantsCsv = (ctx: RequestContext) => /^\s*text\/csv\b/i.test(ctx.header("Accept") ?? "");

/** The same figures as JSON, or as a file: always from the address that ends in .csv, else where the caller accepts only that. */
const replyWith =
  <T extends { asOf: string }>(read: Read<T>, file: (locale: Locale, body: T) => string, always = false) =>
  async (ctx: RequestContext): Promise<Reply | Response> => {
    const body = await read(ctx);
    if (!always && !wantsCsv(ctx)) return { status: 200, body, headers: { Vary: "Accept" } };
    return csvFile(`hasil-${body.asOf}`, file(ctx.locale, body));
  };

const AS_OF = {
  asOf: "A day, YYYY-MM-DD, today at the latest",
  basis: "`happened` (default): only what had happened by then; `recorded`: only what had been recorded by then",
};

const READ = { resource: "outcomes", action: "read" } as const;
const SCOPE = { by: "office, ngo, region or program", id: "Its id, or the code of the region", ...AS_OF };
const COMPARED = {
  programs: "Ids of one to eight programmes, separated by commas",
  month: "Age in months since training: 1, 3, 6, 12 (default) or 24",
  ...AS_OF,
};

/** `GET /api/programs/ID/outcomes?asOf=YYYY-MM-DD&basis=`, and as a file `…/outcomes.csv`. */
export function addOutcomes() {
  const summary = "Funnel, states at each age, survival, income, causes, evidence and money of a programme";
  programsResource.routes.get(
    "/:id/outcomes",
    endpoint(READ, replyWith(programOutcomes, outcomesCsv), { summary, query: AS_OF }),
  );
  programsResource.routes.get(
    "/:id/outcomes.csv",
    endpoint(READ, replyWith(programOutcomes, outcomesCsv, true), { summary: `${summary}, as CSV`, query: AS_OF }),
  );
}

/** `GET /api/outcomes?by=office|ngo|region|program&id=&asOf=&basis=` and `GET /api/outcomes/compare?programs=&month=`. */
export const outcomeRoutes = new Hono()
  .get(
    "/",
    endpoint(READ, replyWith(outcomes, outcomesCsv), {
      summary: "The same of an office, an NGO, a region or a programme",
      query: SCOPE,
    }),
  )
  .get(
    "/compare",
    endpoint(READ, replyWith(compareOutcomes, comparisonCsv), {
      summary: "Programmes side by side, each group at the same age",
      query: COMPARED,
    }),
  )
  .get(
    "/compare.csv",
    endpoint(READ, replyWith(compareOutcomes, comparisonCsv, true), {
      summary: "Programmes side by side, as CSV",
      query: COMPARED,
    }),
  )
  .get(
    "/records",
    endpoint(READ, outcomeRecords, {
      summary: "Ids of the groups behind a figure, those deleted since too",
      query: { figure: "The figure, as a reply's filters name it" },
    }),
  );

/** `GET /api/outcomes.csv` */
export const outcomeFileRoutes = new Hono().get(
  "/",
  endpoint(READ, replyWith(outcomes, outcomesCsv, true), { summary: "Outcomes of a scope as CSV", query: SCOPE }),
);
