import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { FigureLink } from "../../fields/FigureLink.tsx";
import { formatNumber } from "../../format/number.ts";
import type { ListFilter } from "../../list/listUrl.ts";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";

interface Clock {
  medianDays: number | null;
  arrived: number;
  waiting: number;
  longestDays: number | null;
  resource: string;
  filter: ListFilter;
}

interface Clocks {
  machines: number;
  handover: Clock;
  firstUse: Clock;
}

/** How long a programme's machines take to reach a group and to be seen in use, and how many still wait. */
export function EquipmentClocks({ programId }: { programId: string }) {
  const translate = useTranslate();
  const { data } = useApi<Clocks>(`programs/${programId}/equipment-clocks`);
  const text = (key: string, options = {}) => translate(`resources.equipment.clock.${key}`, options);
  if (!data || data.machines === 0) return null;
  const days = ({ medianDays }: Clock) =>
    medianDays === null ? "–" : `${formatNumber(medianDays)} ${text("unit", { smart_count: Math.ceil(medianDays) })}`;
  return (
    <Section title={text("title")} flush>
      <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(4, 1fr)" }, px: 0.5, pb: 0.5 }}>
        {(["handover", "firstUse"] as const).flatMap((key) => {
          const clock = data[key];
          return [
            <FigureLink
              key={key}
              label={text(key)}
              value={clock.medianDays}
              shown={days(clock)}
              hint={clock.arrived > 0 ? text("median", { smart_count: clock.arrived }) : text("none")}
            />,
            <FigureLink
              key={`${key}-waiting`}
              label={text("waiting", { smart_count: clock.waiting })}
              value={clock.waiting}
              hint={
                clock.longestDays === null ? text("noneWaits") : text("longest", { smart_count: clock.longestDays })
              }
              resource={clock.waiting > 0 ? clock.resource : undefined}
              filter={clock.filter}
            />,
          ];
        })}
      </Box>
    </Section>
  );
}
