import { isValidElement, type ReactNode } from "react";

interface Column {
  /** What a table calls it: the field, or the label where there is none. */
  name: string;
  /** Its heading, where it is another than the field's. */
  label?: string;
}

/** The columns a table is given. */
export const columnsOf = (columns: readonly ReactNode[]): Column[] =>
  columns.flatMap((column): Column[] => {
    if (!isValidElement<{ source?: string; label?: unknown }>(column)) return [];
    const { source, label: given } = column.props;
    const label = typeof given === "string" ? given : undefined;
    const name = source ?? label;
    return name ? [{ name, label }] : [];
  });
