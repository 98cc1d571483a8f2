/** Rows a file may have; whoever needs more narrows the filter. */
export const MOST_ROWS = 100_000;
/** Up to here the request makes the file itself; a longer list is worked off by the queue. */
export const AT_ONCE = 2_000;
/** Rows read at a time: their ids must fit into the filter of a list. */
export const CHUNK = 500;
export const CHUNKS_A_MESSAGE = 16;
export const KEEP_MS = 86_400_000;
/** An export that does not move on for so long has lost its message. */
export const STALLED_AFTER_MS = 60_000;
/** After that it will not come any more. */
export const GIVE_UP_MS = 6 * 3_600_000;
export const PER_HOUR = { person: 60, organization: 300 };
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
