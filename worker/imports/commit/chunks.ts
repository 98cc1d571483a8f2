export interface PendingRow {
  row: number;
  groupKey: string;
}

/**
 * Parts rows into chunks of about `size` without cutting a group in two (unless it alone is larger): a group comes
 * with its members, points, machines and hand-over record in one batch.
 */
export function inChunks(pending: readonly PendingRow[], size: number): number[][] {
  const chunks: number[][] = [];
  let open: number[] = [];
  for (const members of Map.groupBy(pending, (one) => one.groupKey).values()) {
    const rows = members.map((one) => one.row);
    if (open.length > 0 && open.length + rows.length > size) {
      chunks.push(open);
      open = [];
    }
    while (rows.length > size) chunks.push(rows.splice(0, size));
    open.push(...rows);
  }
  if (open.length > 0) chunks.push(open);
  return chunks;
}
