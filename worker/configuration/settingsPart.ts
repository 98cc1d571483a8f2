import { settings } from "#db/schema/index.ts";
import { localText as text } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { faultsOf } from "../http/faults.ts";
import { type Row, schemasOf } from "../http/resourceSpec.ts";
import { can } from "../policy/can.ts";
import { checkAdjustments } from "../policy/checkAdjustments.ts";
import { settingsResource } from "../resources/settings/routes.ts";
import { rolesOf } from "../resources/users/roles.ts";
import type { Compared } from "./compare.ts";
import { differences } from "./differences.ts";
import type { ConfigurationFile } from "./format.ts";
import { SETTINGS_LEFT_OUT, settingsItem } from "./office.ts";
import { toldColumns } from "./parts.ts";
import { checkDraft, type Faults } from "./planItem.ts";

type OwnPart = "settings" | "permissions";

const DENIED: Faults = {
  "": text("Peran Anda tidak mengizinkan perubahan ini.", "Your role does not allow this change."),
};

function compared(ctx: RequestContext, part: OwnPart, before: Row, was: unknown, is: Row): Compared {
  const found = differences(was, is);
  const status = found.length > 0 ? "changed" : "same";
  const faults = status === "changed" && !can(ctx.actor, part, "update") ? DENIED : {};
  return { id: part, part, name: null, status, differences: found, faults, before };
}

/** What the office decides for itself, by the checks of its own page. */
async function decisions(ctx: RequestContext, told: Row, row: Row): Promise<Compared> {
  const parsed = schemasOf(settingsResource.spec).update.safeParse(told, { reportInput: true });
  if (!parsed.success) {
    return {
      id: "settings",
      part: "settings",
      name: null,
      status: "changed",
      differences: [],
      faults: faultsOf(parsed.error),
    };
  }
  const patch: Row = { ...Object.fromEntries(toldColumns(settings, SETTINGS_LEFT_OUT)), ...parsed.data };
  const one = compared(ctx, "settings", row, settingsItem(row), settingsItem(patch));
  const draft = { spec: settingsResource.spec, id: String(row.id), before: row, after: { ...row, ...patch } };
  const { faults } = await checkDraft(ctx, { ...draft, body: {}, extras: {}, faults: {} }, {});
  return { ...one, faults: { ...one.faults, ...faults }, patch };
}

/** The parts of a file that are one row of the office: its decisions, and who may do what. */
export async function settingsCompared(ctx: RequestContext, file: ConfigurationFile, row: Row): Promise<Compared[]> {
  const found: Compared[] = [];
  if (file.settings) found.push(await decisions(ctx, file.settings, row));
  if (file.permissions) {
    const { adjusted, faults } = checkAdjustments(file.permissions, rolesOf(ctx.actor.organizationKind));
    const one = compared(ctx, "permissions", row, row.permissions ?? {}, adjusted ?? {});
    found.push({ ...one, faults: { ...one.faults, ...faults }, patch: { permissions: adjusted } });
  }
  return found;
}
