import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { Quiet, Share } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { formatNumber, formatShare } from "../../format/number.ts";
import { listUrl } from "../../list/listUrl.ts";
import type { Figure, Value } from "./indicatorModel.ts";

const CLASSES = ["yes", "no", "unknown"] as const;

/** A count that opens the list of exactly those records, where there is one. */
function Count({
  value,
  of,
  figure,
  about,
}: {
  value: Value;
  of: (typeof CLASSES)[number];
  figure: Figure;
  about: string;
}) {
  const translate = useTranslate();
  const shown = formatNumber(figure[of]);
  if (!figure.filters) return <>{shown}</>;
  const label = `${shown} ${translate(`resources.indicators.class.${of}`)}, ${about}: ${translate("resources.indicators.list")}`;
  return (
    <Link to={listUrl(value.subject, figure.filters[of])} aria-label={label}>
      {shown}
    </Link>
  );
}

const percent = (value: number | null) => (value === null ? null : value / 100);

/** The figure in large: the count or share, its range, and how many nobody knows. */
export function FigureHead({ value }: { value: Value }) {
  const translate = useTranslate();
  const { total, measure } = value;
  const text = (key: string, options = {}) => translate(`resources.indicators.${key}`, options);
  return (
    <Box>
      <Typography component="p" sx={{ fontSize: "2rem", fontWeight: 600, lineHeight: 1.15, letterSpacing: "-0.02em" }}>
        {measure === "share" ? <Share value={percent(total.share)} /> : formatNumber(total.yes)}
      </Typography>
      <Typography variant="body2">
        {text("card.of", { total: formatNumber(total.of) })} ·{" "}
        {text("card.unknown", { count: formatNumber(total.unknown) })}
      </Typography>
      {total.worst !== null && total.best !== null && total.unknown > 0 && (
        <Typography variant="body2">
          <Quiet>{text("range", { worst: formatShare(total.worst / 100), best: formatShare(total.best / 100) })}</Quiet>
        </Typography>
      )}
    </Box>
  );
}

/** The figure by its classes, in all and by each part of its split; each number opens its list. */
export function FigureTable({ value }: { value: Value }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`resources.indicators.${key}`, options);
  const nameOf = (bucket: string | null, name: string | null) => {
    if (bucket === null) return text("without");
    return value.splitBy === "month" ? formatDay(bucket, locale, "monthLong") : (name ?? bucket);
  };
  const rows = [
    { key: "all", name: text("all"), figure: value.total as Figure },
    ...value.buckets.map((one) => ({
      key: one.bucket ?? "-",
      name: nameOf(one.bucket, one.name),
      figure: one as Figure,
    })),
  ];
  const share = value.measure === "share";
  return (
    <Box role="region" aria-label={text("of")} tabIndex={0} sx={{ overflowX: "auto" }}>
      <Table size="small" sx={{ "& td, & th": { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate(`enums.indicatorSplit.${value.splitBy}`)}</TableCell>
            {share && <TableCell align="right">{text("share")}</TableCell>}
            {CLASSES.map((one) => (
              <TableCell key={one} align="right">
                {text(one)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, name, figure }) => (
            <TableRow key={key}>
              <TableCell component="th" scope="row" sx={{ fontWeight: key === "all" ? 600 : 400 }}>
                {name}
              </TableCell>
              {share && (
                <TableCell align="right">
                  <Share value={percent(figure.share)} />
                </TableCell>
              )}
              {CLASSES.map((one) => (
                <TableCell key={one} align="right">
                  <Count value={value} of={one} figure={figure} about={name} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
