import { z } from "zod";
import type { FindingState } from "#db/constants.ts";
import { ApiError, forbidden } from "../../errors.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { day, line } from "../../http/shape.ts";
import { assertLegal } from "../../http/transition.ts";
import { type Telling, tellStatements } from "../../notify/tell.ts";
import { FINDING_MACHINE } from "../../policy/transitions.ts";
import { assertDue, type Finding, findingsResource, readerDay } from "./resource.ts";
import { stepStatement } from "./steps.ts";

const needed = { resource: "findings", action: "transition" } as const;

/** A finding that the actor reads: whose turn it is, each verb asks for itself. */
async function readFinding(ctx: RequestContext): Promise<Finding> {
  const { spec } = findingsResource;
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "read")])) as [Row[]];
  const row = admitRow(rows[0]) as unknown as Finding;
  expectVersion(ctx, spec, row as unknown as Row);
  return row;
}

const answerBody = z.strictObject({ response: line(4_000) });

/** The office it is addressed to answers; the auditor is told. */
async function respond(ctx: RequestContext) {
  const { response } = parseOrThrow(answerBody, await ctx.json());
  const row = await readFinding(ctx);
  if (ctx.actor.organizationId !== row.addresseeId || ctx.actor.userId === row.createdBy) throw forbidden();
  assertLegal(FINDING_MACHINE, row.state, "answered");
  const patch = { state: "answered", response, respondedAt: ctx.now, respondedBy: ctx.actor.userId };
  return updateRecord(ctx, findingsResource.spec, row as unknown as Row, patch, {
    action: "respond",
    extras: {
      statements: [
        stepStatement(ctx, { findingId: row.id, kind: "answered", text: response }),
        ...tellStatements(ctx, [
          {
            ...{ organizationId: row.organizationId, roles: ["commission"], kind: "finding_answered" },
            ...{ subject: "findings", subjectId: row.id, dedupeKey: `finding_answered:${row.id}:${row.version}` },
          },
        ]),
      ],
    },
  });
}

interface Decision {
  to: Exclude<FindingState, "open" | "answered">;
  action: "accept" | "reopen" | "close";
  body: z.ZodType<{ note?: string; reason?: string; dueOn?: string }>;
  summary: string;
}

const DECISIONS: readonly Decision[] = [
  {
    ...{ to: "accepted", action: "accept" },
    body: z.strictObject({ note: line(1_000).optional(), dueOn: day().optional() }),
    summary: "The answer is accepted; from now on what it promises is due",
  },
  {
    ...{ to: "reopened", action: "reopen" },
    body: z.strictObject({ reason: line(1_000), dueOn: day().optional() }),
    summary: "The answer, or what was done, is not enough: the office answers again",
  },
  {
    ...{ to: "closed", action: "close" },
    body: z.strictObject({ reason: line(1_000) }),
    summary: "Nothing is left to do, or the finding is taken back; the reason says which",
  },
];

/** Whoever filed it decides on the answer, never the person who gave it. */
function assertAuditor(ctx: RequestContext, row: Finding): void {
  if (ctx.actor.organizationId !== row.organizationId) throw forbidden();
  if (ctx.actor.userId !== row.respondedBy) return;
  throw new ApiError(403, "own_answer", {
    id: "Yang menjawab tidak menilai jawabannya sendiri; mintalah orang lain.",
    en: "Who answered does not judge the answer; ask somebody else.",
  });
}

const decide =
  ({ to, action, body }: Decision) =>
  async (ctx: RequestContext) => {
    const { note, reason, dueOn } = parseOrThrow(body, await ctx.json());
    const row = await readFinding(ctx);
    assertAuditor(ctx, row);
    assertLegal(FINDING_MACHINE, row.state, to);
    if (dueOn) assertDue(dueOn, readerDay(ctx));
    const text = reason ?? note ?? null;
    const told: Telling = {
      ...{ organizationId: row.addresseeId, roles: ["office", "head"], kind: "finding_decided" },
      ...{ subject: "findings", subjectId: row.id, dedupeKey: `finding_decided:${row.id}:${row.version}` },
    };
    return updateRecord(
      ctx,
      findingsResource.spec,
      row as unknown as Row,
      { state: to, closedAt: to === "closed" ? ctx.now : null, ...(dueOn && { dueOn }) },
      {
        action,
        reason: text ?? undefined,
        extras: {
          statements: [
            stepStatement(ctx, { findingId: row.id, kind: to, text, dueOn }),
            ...tellStatements(ctx, [told]),
          ],
        },
      },
    );
  };

/** `POST /:id/respond`, and `/:id/accept`, `/:id/reopen`, `/:id/close`: who asks and who answers are never one. */
export function addVerbs(): void {
  const { routes } = findingsResource;
  routes.post(
    "/:id/respond",
    endpoint(needed, respond, { reachable, body: answerBody, summary: "The office's answer to a finding" }),
  );
  for (const decision of DECISIONS) {
    const { action, body, summary } = decision;
    routes.post(`/:id/${action}`, endpoint(needed, decide(decision), { reachable, body, summary }));
  }
}
