import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { ReactNode } from "react";
import { type Identifier, type RaRecord, RecordContextProvider, useCreatePath, useListContext } from "react-admin";
import { Link } from "react-router-dom";

interface CardRowsProps<R extends RaRecord> {
  card: (record: R) => ReactNode;
  rowClick?: "show" | "edit" | false | ((id: Identifier, resource: string, record: R) => string | false);
}

/** A list at phone width: one card a record, the whole card opens it. */
export function CardRows<R extends RaRecord>({ card, rowClick = "show" }: CardRowsProps<R>) {
  const { data = [], resource } = useListContext<R>();
  const createPath = useCreatePath();
  const target = (record: R): string | false => {
    const type = typeof rowClick === "function" ? rowClick(record.id, resource, record) : rowClick;
    return type === "show" || type === "edit" ? createPath({ resource, id: record.id, type }) : type;
  };
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {data.map((record) => {
        const to = target(record);
        const look = {
          display: "block",
          width: "100%",
          textAlign: "left",
          px: 1.5,
          py: 1.25,
          font: "inherit",
        } as const;
        return (
          <Box component="li" key={record.id} sx={{ borderBottom: 1, borderColor: "divider" }}>
            <RecordContextProvider value={record}>
              {to ? (
                <ButtonBase component={Link} to={to} sx={look}>
                  {card(record)}
                </ButtonBase>
              ) : (
                <Box sx={look}>{card(record)}</Box>
              )}
            </RecordContextProvider>
          </Box>
        );
      })}
    </Box>
  );
}

interface CardLinesProps {
  title: ReactNode;
  /** Right of the title: the band or the status. */
  mark?: ReactNode;
  lines?: ReactNode[];
}

export function CardLines({ title, mark, lines = [] }: CardLinesProps) {
  return (
    <Box sx={{ display: "grid", gap: 0.25 }}>
      <Box sx={{ display: "flex", justifyContent: "space-between", alignItems: "flex-start", gap: 1 }}>
        <Box sx={{ fontWeight: 600, fontSize: "0.9375rem", overflowWrap: "anywhere" }}>{title}</Box>
        <Box sx={{ flexShrink: 0 }}>{mark}</Box>
      </Box>
      {lines.map((line, at) => (
        // The lines of a card keep their places.
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
        <Box key={at} sx={{ fontSize: "0.8125rem", color: "text.secondary" }}>
          {line}
        </Box>
      ))}
    </Box>
  );
}
