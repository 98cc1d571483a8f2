import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { formatNumber } from "../format/number.ts";
import { type ListFilter, listUrl } from "../list/listUrl.ts";

interface FigureLinkProps {
  label: ReactNode;
  value: number | null | undefined;
  /** What the figure looks like when it is not a plain count. */
  shown?: ReactNode;
  hint?: ReactNode;
  resource?: string;
  filter?: ListFilter;
  to?: string;
}

/** A figure is a door: it opens the list of the records it counts. */
export function FigureLink({ label, value, shown, hint, resource, filter, to }: FigureLinkProps) {
  const target = to ?? (resource ? listUrl(resource, filter) : undefined);
  const face = (
    <>
      <Typography
        component="span"
        sx={{
          fontSize: typeof shown === "string" && shown.length > 11 ? "1.0625rem" : "1.625rem",
          fontWeight: 600,
          lineHeight: 1.15,
          letterSpacing: "-0.02em",
        }}
      >
        {shown ?? (typeof value === "number" ? formatNumber(value) : "–")}
      </Typography>
      <Typography component="span" variant="body2" sx={{ display: "block" }}>
        {label}
      </Typography>
      {hint && (
        <Typography component="span" variant="caption" sx={{ color: "text.secondary", display: "block" }}>
          {hint}
        </Typography>
      )}
    </>
  );
  const look = {
    display: "block",
    textAlign: "left",
    p: 1.5,
    height: "100%",
    width: "100%",
    borderRadius: 2,
    font: "inherit",
  } as const;
  if (!target) return <Box sx={look}>{face}</Box>;
  return (
    <ButtonBase component={Link} to={target} sx={{ ...look, "&:hover": { backgroundColor: "quiet" } }}>
      {face}
    </ButtonBase>
  );
}
