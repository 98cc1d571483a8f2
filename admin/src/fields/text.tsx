import Box from "@mui/material/Box";
import { useLocale, useTranslate } from "react-admin";
import { type DayStyle, formatDay, formatInstant } from "../format/day.ts";
import { formatMoney, formatMoneyShort, formatNumber, formatShare } from "../format/number.ts";

const nothing = "–";

export function Day({ value, kind = "short" }: { value?: string | null; kind?: DayStyle }) {
  const locale = useLocale();
  if (!value) return <>{nothing}</>;
  return (
    <time dateTime={value} style={{ whiteSpace: kind === "long" ? undefined : "nowrap" }}>
      {formatDay(value, locale, kind)}
    </time>
  );
}

export function Instant({ value }: { value?: number | null }) {
  const locale = useLocale();
  return <span style={{ whiteSpace: "nowrap" }}>{formatInstant(value, locale) || nothing}</span>;
}

interface MoneyProps {
  value?: number | null;
  /** `Rp 1,2 M`, with the exact amount as its title. */
  short?: boolean;
}

export function Money({ value, short }: MoneyProps) {
  const locale = useLocale();
  if (typeof value !== "number") return <>{nothing}</>;
  return (
    <span style={{ whiteSpace: "nowrap" }} title={short ? formatMoney(value) : undefined}>
      {short ? formatMoneyShort(value, locale) : formatMoney(value)}
    </span>
  );
}

export const Figure = ({ value }: { value?: number | null }) => (
  <>{typeof value === "number" ? formatNumber(value) : nothing}</>
);
export const Share = ({ value }: { value?: number | null }) => (
  <>{typeof value === "number" ? formatShare(value) : nothing}</>
);

/** The word of an enum value: `<EnumText of="programState" value={record.state} />`. */
export function EnumText({ of, value }: { of: string; value?: string | null }) {
  const translate = useTranslate();
  return <>{value ? translate(`enums.${of}.${value}`, { _: value }) : nothing}</>;
}

export const Quiet = ({ children }: { children: React.ReactNode }) => (
  <Box component="span" sx={{ color: "text.secondary" }}>
    {children}
  </Box>
);
