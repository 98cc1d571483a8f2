import { dayAt } from "#db/constants.ts";
import { contactAttempts } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { defineResource } from "../../http/resource.ts";
import { assertPast } from "../followUps/resource.ts";

export const contactAttemptsResource = defineResource({
  name: "contact-attempts",
  table: contactAttempts,
  prefix: "att",
  placement: { by: "group", groupId: contactAttempts.groupId },
  fixed: ["groupId", "followUpId"],
  optional: ["at"],
  references: { groupId: "groups", followUpId: "follow-ups" },
  parent: "group",
  defaultSort: ["at", "DESC"],
  prepare: (ctx, { id, before, after, refs }) => {
    if (before) return {};
    const { group } = refs;
    if (!group) throw invalid({ groupId: { id: "Wajib diisi.", en: "Required." } });
    const followUp = refs.byField.followUpId;
    if (followUp && followUp.groupId !== group.id) {
      throw invalid({
        followUpId: { id: "Tindak lanjut ini milik kelompok lain.", en: "This follow-up belongs to another group." },
      });
    }
    const at = (after.at as number | null) ?? ctx.now;
    const place = group.villageCode ?? group.programRegionCode;
    const on = dayAt(at, place);
    assertPast("at", on, dayAt(ctx.now, place));
    return {
      set: { at },
      events: [
        {
          organizationId: group.organizationId,
          groupId: group.id,
          programId: group.programId,
          kind: "contact_attempted",
          on,
          subjectId: id,
          state: after.channel as string,
          data: { result: after.result, followUpId: after.followUpId },
        },
      ],
      touched: [group.id],
    };
  },
  beforeDelete: (_ctx, row) => ({ touched: [row.groupId as string] }),
});
