import { isValidElement, type ReactNode } from "react";

/** What a table calls its columns: the field, or the label where there is none. */
export const columnNames = (columns: readonly ReactNode[]): string[] =>
  columns.flatMap((column) => {
    if (!isValidElement<{ source?: string; label?: unknown }>(column)) return [];
    const { source, label } = column.props;
    return source ?? (typeof label === "string" ? label : []);
  });
