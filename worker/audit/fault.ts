/** What is wrong, and where: `line` counts from 1, `index` is the row's place in its log. */
export interface Fault {
  code:
    | "not_an_export"
    | "line"
    | "order"
    | "row_changed"
    | "row_elsewhere"
    | "reason_changed"
    | "checkpoint_signature"
    | "checkpoint_root"
    | "checkpoint_beyond"
    | "not_covered"
    | "key_differs"
    | "key_replaced"
    | "fork"
    | "shorter"
    | "no_such_log"
    | "kept_unread"
    | "kept_signature"
    | "end_missing"
    | "file_changed";
  line?: number;
  index?: number;
  /** Where a checkpoint does not hold: the rows before this one still did. The first bad row lies in `from` … `index` − 1. */
  from?: number;
  organizationId?: string;
  /** The fault lies in the earlier export. */
  earlier?: true;
}
