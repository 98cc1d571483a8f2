import Box from "@mui/material/Box";
import { NumberInput, required, SelectInput, TextInput, useLocale, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { SAMPLE_ITEMS } from "#worker/samples/items.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { itemLabel } from "../samples/SampleFacts.tsx";
import type { Sample } from "../samples/sampleModel.ts";
import { type CheckValues, valuesOf } from "./checkModel.ts";

/** Here already: what waits for a signal must not be refused later. */
const needed = required("resources.sample-items.seeOrSay");

/** Each compared thing: what was seen of it, or why nothing was. */
export function SeenInputs({ sample }: { sample: Sample }) {
  const translate = useTranslate();
  const locale = useLocale();
  const [outcome, without] = useWatch({ name: ["outcome", "without"] }) as [string, CheckValues["without"]];
  if (outcome !== "found") return null;
  const text = (key: string) => translate(`resources.sample-items.${key}`);
  const reasons = [
    { id: "not_found", name: text("unsure") },
    { id: "refused", name: text("refusedItem") },
  ];
  return (sample.items ?? []).map((item) => {
    const label = itemLabel(sample.unit, item, locale);
    const given = without?.[item];
    return (
      <Box
        key={item}
        sx={{
          display: "grid",
          columnGap: 2,
          mb: { xs: 1, sm: 0 },
          gridTemplateColumns: { xs: "minmax(0,1fr)", sm: given ? "minmax(0,1fr)" : "minmax(0,2fr) minmax(0,1fr)" },
        }}
      >
        {!given && <SeenInput item={item} label={label} sample={sample} />}
        <SelectInput
          source={`without.${item}`}
          label={given ? label : text("orElse")}
          choices={reasons}
          emptyText={text("wasSeen")}
          helperText={false}
        />
      </Box>
    );
  });
}

function SeenInput({ item, label, sample }: { item: string; label: string; sample: Sample }) {
  const translate = useTranslate();
  const known = SAMPLE_ITEMS[sample.unit][item];
  const shared = { source: `seen.${item}`, label, validate: needed, helperText: false } as const;
  switch (known?.kind) {
    case "number":
      return <NumberInput {...shared} min={0} />;
    case "choice":
      return <EnumInput {...shared} of={known.of ?? ""} values={valuesOf(known.of)} />;
    case "yes_no":
      return (
        <SelectInput
          {...shared}
          choices={["yes", "no"].map((id) => ({ id, name: translate(`resources.sample-items.${id}`) }))}
        />
      );
    default:
      return <TextInput {...shared} />;
  }
}
