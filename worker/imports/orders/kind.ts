import { dayAt } from "#db/constants.ts";
import { groupKey } from "../../names.ts";
import { fileGroups } from "../facts/groupNames.ts";
import { judge } from "../facts/judge.ts";
import { groupIdsOf } from "../facts/split.ts";
import type { ImportKind } from "../kind.ts";
import { fieldColumns } from "../table/extract.ts";
import { ORDER_SHAPE } from "../table/orderFields.ts";
import { undoFacts } from "../undo/undoFacts.ts";
import { orderIdentity } from "./knownOrders.ts";
import { checkOrder, type OrderValues } from "./orderRows.ts";
import { writeOrders } from "./writeOrders.ts";

/** Sales that a partner or an office has written down, with the buyers they prove. */
export const ordersKind: ImportKind<OrderValues> = {
  shape: ORDER_SHAPE,
  importers: ["office", "ngo"],
  creates: "orders",
  hasCohort: false,
  rowsAChunk: 100,
  async dry(ctx, { program, importer }, { rows, mapping, valueMap, date1904, edits }) {
    const columns = fieldColumns(mapping);
    const context = { columns, valueMap, date1904, today: dayAt(ctx.now, program.regionCode) };
    const checked = rows.map((row) => checkOrder(row, edits.get(row.row) ?? {}, context));
    const groups = await fileGroups(ctx, { programId: program.id, importer }, "orders");
    return judge(checked, groups, await orderIdentity(ctx, groupIdsOf(checked, groups)));
  },
  chunkKey: ({ groupName }) => groupKey(groupName ?? ""),
  writer: async (ctx, job) => (numbers) => writeOrders(ctx, job, numbers),
  titleOf: ({ groupName }) => groupName,
  veiled: () => ({}),
  undo: (ctx, _job, made) => undoFacts(ctx, made),
};
