import Card from "@mui/material/Card";
import Skeleton from "@mui/material/Skeleton";
import { useLocale, useTranslate } from "react-admin";
import { FigureLink } from "../fields/FigureLink.tsx";
import { formatMoneyShort, formatNumber, formatShare } from "../format/number.ts";
import { wordsIn } from "../forms/formText.ts";
import type { DashboardFigure } from "./dashboardModel.ts";

const percent = (value: number | null | undefined) => (typeof value === "number" ? formatShare(value / 100) : "–");

/** The cards of the start page: figures that are built in, and the office's own indicators. */
export function Figures({ figures }: { figures?: DashboardFigure[] }) {
  const translate = useTranslate();
  const locale = useLocale();
  if (!figures) return <Skeleton variant="rounded" height={112} />;
  const builtIn = ({ key, total, amountIdr, overridden }: DashboardFigure) => [
    Boolean(overridden) && key !== "groups" && translate("resources.overrides.count", { smart_count: overridden }),
    typeof total === "number" && translate("app.dashboard.of", { total: formatNumber(total) }),
    typeof amountIdr === "number" && formatMoneyShort(amountIdr, locale),
    translate(`app.dashboard.hint.${key}`, { _: "" }),
  ];
  const own = ({ total, unknown = 0, worst, best, measure }: DashboardFigure) => [
    translate("resources.indicators.card.of", { total: formatNumber(total) }),
    unknown > 0 && translate("resources.indicators.card.unknown", { count: formatNumber(unknown) }),
    measure === "share" &&
      unknown > 0 &&
      translate("resources.indicators.card.range", { worst: percent(worst), best: percent(best) }),
  ];
  const hint = (figure: DashboardFigure) => (figure.name ? own(figure) : builtIn(figure)).filter(Boolean).join(" · ");
  return (
    <Card
      component="section"
      aria-label={translate("app.dashboard.figures")}
      sx={{
        display: "grid",
        gridTemplateColumns: {
          xs: "1fr 1fr",
          sm: "repeat(auto-fit, minmax(128px, 1fr))",
          md: `repeat(${figures.length > 8 ? Math.ceil(figures.length / 2) : Math.max(figures.length, 4)}, minmax(0, 1fr))`,
        },
        p: 0.5,
      }}
    >
      {figures.map((figure) => (
        <FigureLink
          key={figure.key}
          label={figure.name ? wordsIn(figure.name, locale) : translate(`app.dashboard.figure.${figure.key}`)}
          value={figure.value}
          shown={figure.measure === "share" ? percent(figure.share) : undefined}
          hint={hint(figure)}
          resource={figure.filter ? figure.resource : undefined}
          filter={figure.filter ?? undefined}
        />
      ))}
    </Card>
  );
}
