import { type FigureTable, sayCell } from "../charts/figureTable.ts";

interface ReportTableProps {
  table: FigureTable;
  /** Places of the columns to print; without it all. */
  only?: readonly number[];
}

/** The figures of a chart on paper. */
export function ReportTable({ table: { title, columns, rows }, only }: ReportTableProps) {
  const places = only ?? columns.map((_, at) => at);
  return (
    // A table wider than a phone is moved by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable
    <section className="report-table" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {places.map((at, place) => (
              <th
                key={columns[at]?.label}
                scope="col"
                className={place === 0 || columns[at]?.kind === "text" ? "report-word" : undefined}
              >
                {columns[at]?.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            // Rows keep their order, and two may be named alike.
            // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
            <tr key={line}>
              {places.map((at, place) => {
                const { kind = "text", label } = columns[at] ?? {};
                const said = sayCell(row[at]?.value ?? null, kind);
                if (place > 0)
                  return (
                    <td key={label} className={kind === "text" ? "report-word" : undefined}>
                      {said}
                    </td>
                  );
                return (
                  <th key={label} scope="row" className="report-word">
                    {said}
                  </th>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
