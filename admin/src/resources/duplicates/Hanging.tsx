import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { listName } from "../../exports/exportModel.ts";
import { Quiet } from "../../fields/text.tsx";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Section } from "../../page/Section.tsx";
import { type Compared, otherSide, type Side } from "./duplicateModel.ts";

/** What moves from the record that is merged to the one that stays. */
export function Hanging({ compared, kept }: { compared: Compared; kept: Side }) {
  const translate = useTranslate();
  const gone = otherSide(kept);
  const moving = compared.counts.filter((one) => one[gone] > 0);
  return (
    <Section title={translate("resources.merges.hanging")} note={translate("resources.merges.hangingNote")}>
      {moving.length === 0 ? (
        <EmptyState compact title={translate("resources.merges.nothing")} />
      ) : (
        <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: "0.875rem" }}>
          {moving.map((one) => (
            <li key={one.resource}>
              {one[gone]} {listName(one.resource, translate).toLowerCase()}
              {one.both > 0 && <Quiet> · {translate("resources.merges.both", { smart_count: one.both })}</Quiet>}
            </li>
          ))}
        </Box>
      )}
    </Section>
  );
}
