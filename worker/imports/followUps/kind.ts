import { dayAt } from "#db/constants.ts";
import { groupKey } from "../../names.ts";
import { fileGroups } from "../facts/groupNames.ts";
import { judge } from "../facts/judge.ts";
import { groupIdsOf } from "../facts/split.ts";
import type { ImportKind } from "../kind.ts";
import { fieldColumns } from "../table/extract.ts";
import { FOLLOW_UP_SHAPE } from "../table/followUpFields.ts";
import { undoFacts } from "../undo/undoFacts.ts";
import { checkFollowUp, type FollowUpValues } from "./followUpRows.ts";
import { contactIdentity } from "./knownContacts.ts";
import { writeContacts } from "./writeContacts.ts";

/** Contacts that enumerators wrote down in another tool. */
export const followUpsKind: ImportKind<FollowUpValues> = {
  shape: FOLLOW_UP_SHAPE,
  importers: ["office"],
  creates: "follow-ups",
  hasCohort: false,
  // A contact checks every machine of its group: some ten records a row.
  rowsAChunk: 40,
  async dry(ctx, { program, importer }, { rows, mapping, valueMap, date1904, edits }) {
    const columns = fieldColumns(mapping);
    const context = { columns, valueMap, date1904, today: dayAt(ctx.now, program.regionCode) };
    const checked = rows.map((row) => checkFollowUp(row, edits.get(row.row) ?? {}, context));
    const groups = await fileGroups(ctx, { programId: program.id, importer }, "follow-ups");
    return judge(checked, groups, await contactIdentity(ctx, groupIdsOf(checked, groups)));
  },
  chunkKey: ({ groupName }) => groupKey(groupName ?? ""),
  writer: async (ctx, job) => (numbers) => writeContacts(ctx, job, numbers),
  titleOf: ({ groupName }) => groupName,
  veiled: () => ({}),
  undo: (ctx, _job, made) => undoFacts(ctx, made),
};
