import { and, eq, isNull } from "drizzle-orm";
import type { FormDefinition } from "#db/schema/forms.ts";
import { actorId } from "../context.ts";
import { ApiError, invalid, localText as text } from "../errors.ts";
import { settleLater } from "../follow-ups/settleAll.ts";
import { type AuditDraft, guard, type Statement } from "../http/commit.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import type { Extras, ResourceSpec, Row, Touch } from "../http/resourceSpec.ts";
import { commitTouching, newRow } from "../http/resourceWrite.ts";
import { versionStatements } from "../http/versions.ts";
import { versionStatement } from "../resources/forms/publish.ts";
import type { FormRow } from "../resources/forms/resource.ts";
import { settingsResource } from "../resources/settings/routes.ts";
import { type Choice, type Compared, compareFile, namedFaults } from "./compare.ts";
import type { ConfigurationFile } from "./format.ts";
import type { Office } from "./office.ts";

/** Version of each thing when the person saw the differences, by its id in the file. */
export type SeenVersions = Record<string, number>;

export const seenOf = (compared: readonly Compared[]): SeenVersions =>
  Object.fromEntries(compared.flatMap(({ id, before }) => (before ? [[id, Number(before.version)]] : [])));

interface Write {
  spec: ResourceSpec;
  before: Row | undefined;
  after: Row;
  extras: Extras;
  action: "create" | "update" | "delete";
  /** What a form asks from now on; its draft may be something else already. */
  publishes?: FormDefinition;
}

function assertSeen(items: readonly Compared[], seen: SeenVersions): void {
  const changed = items.filter(({ id, before }) => (before ? Number(before.version) : undefined) !== seen[id]);
  if (changed.length === 0) return;
  const names = changed.map(({ id }) => id).join(", ");
  throw new ApiError(412, "stale", {
    id: `Sudah diubah sejak perbandingan dibuat: ${names}. Bandingkan lagi.`,
    en: `Changed since the comparison was made: ${names}. Compare again.`,
  });
}

function writeOf(ctx: RequestContext, { draft, status }: Compared): Write[] {
  if (!draft) return [];
  const { spec, before, extras, id, publishes } = draft;
  const stamp = { updatedAt: ctx.now, updatedBy: actorId(ctx.actor) };
  const after: Row = before
    ? { ...draft.after, version: Number(before.version) + 1, ...stamp }
    : { ...draft.after, ...newRow(ctx, id) };
  const action = status === "removed" ? "delete" : before ? "update" : "create";
  return [{ spec, before, after, extras, action, publishes }];
}

/** The office's own row takes what its two parts of the file change, as one change. */
function settingsWrite(ctx: RequestContext, taken: readonly Compared[], before: Row | undefined): Write[] {
  const patches = taken.flatMap(({ patch }) => (patch ? [patch] : []));
  if (patches.length === 0 || !before) return [];
  const stamp = { version: Number(before.version) + 1, updatedAt: ctx.now, updatedBy: actorId(ctx.actor) };
  const after = Object.assign({}, before, ...patches, stamp) as Row;
  return [{ spec: settingsResource.spec, before, after, extras: {}, action: "update" }];
}

function statementsOf(ctx: RequestContext, { spec, before, after, extras, publishes }: Write): Statement[] {
  const { table } = spec;
  const written = before
    ? [
        ctx.db
          .update(table)
          .set(after as never)
          .where(and(eq(table.id, after.id), eq(table.version, before.version as number), isNull(table.deletedAt))),
        guard(ctx),
      ]
    : [ctx.db.insert(table).values(after as never)];
  const asked = { ...after, draft: publishes } as FormRow;
  const version = publishes ? [versionStatement(ctx, asked, Number(after.publishedVersion))] : [];
  return [
    ...(extras.first ?? []),
    ...written,
    ...versionStatements(ctx, spec, before, after),
    ...version,
    ...(extras.statements ?? []),
  ];
}

const auditOf = ({ spec, before, after, action }: Write): AuditDraft => ({
  action,
  entity: spec.name,
  entityId: String(after.id),
  organizationId: String(after.organizationId),
  before,
  after,
});

const isTaken = ({ only, remove }: Choice, { id, status }: Compared): boolean => {
  if (status === "removed") return remove?.includes(id) ?? false;
  return status !== "same" && (only === undefined || only.includes(id));
};

function assertSound(taken: readonly Compared[]): void {
  const faults = taken.flatMap(namedFaults);
  if (faults.length > 0) throw invalid(Object.fromEntries(faults));
}

function assertKnown({ only = [], remove = [] }: Choice, compared: readonly Compared[]): void {
  const ids = compared.map(({ id }) => id);
  const unknown = text("Tidak ada di perbandingan ini.", "Not part of this comparison.");
  const faults = [
    ...only.map((id, at) => [id, `only.${at}`] as const),
    ...remove.map((id, at) => [id, `remove.${at}`] as const),
  ].filter(([id]) => !ids.includes(id));
  if (faults.length > 0) throw invalid(Object.fromEntries(faults.map(([, path]) => [path, unknown])));
}

/** Takes what was chosen of a file: all of it in one batch, or nothing. */
export async function applyFile(
  ctx: RequestContext,
  file: ConfigurationFile,
  office: Office,
  choice: Choice,
  seen: SeenVersions,
): Promise<Reply> {
  const compared = await compareFile(ctx, file, office, choice);
  assertKnown(choice, compared);
  const taken = compared.filter((one) => isTaken(choice, one));
  assertSeen(taken, seen);
  assertSound(taken);
  const writes = [...settingsWrite(ctx, taken, office.settings), ...taken.flatMap((one) => writeOf(ctx, one))];
  const of = (status: Compared["status"]) => taken.filter((one) => one.status === status).map(({ id }) => id);
  const body = { added: of("added"), changed: of("changed"), removed: of("removed") };
  if (writes.length === 0) return { status: 200, body };
  if (writes.some(({ spec, before, after }) => spec.name === "plans" && after.isDefault && !before?.isDefault)) {
    await settleLater(ctx, ctx.actor.organizationId);
  }
  const { organizationId } = ctx.actor;
  const whole: AuditDraft = {
    ...{ action: "import", entity: "configuration", entityId: organizationId, organizationId },
    after: { added: body.added.length, changed: body.changed.length, removed: body.removed.length },
  };
  return commitTouching(
    ctx,
    {
      statements: writes.flatMap((one) => statementsOf(ctx, one)),
      audit: [whole, ...writes.map(auditOf)],
      events: writes.flatMap(({ extras }) => extras.events ?? []),
    },
    writes.flatMap(({ extras }): readonly Touch[] => extras.touched ?? []),
    { status: 200, body },
    { resource: "configuration", id: organizationId },
  );
}
