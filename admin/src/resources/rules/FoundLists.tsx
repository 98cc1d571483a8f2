import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useId, useState } from "react";
import { useTranslate } from "react-admin";
import { BandChip } from "../../fields/BandChip.tsx";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import type { Comparison, ListedRecord, ListName } from "./ruleModel.ts";

const A_LOOK = 8;

/** Whom a draft holds for, and who is new, gone or on another tier. */
export function FoundLists({ data, resource }: { data: Comparison; resource: "groups" | "programs" }) {
  const translate = useTranslate();
  const id = useId();
  const [chosen, setChosen] = useState<ListName>("holds");
  const names: ListName[] = data.before === null ? ["holds"] : ["holds", "raised", "cleared", "changed"];
  const shown = names.includes(chosen) ? chosen : "holds";
  const text = (key: string, options = {}) => translate(`resources.rules.compare.${key}`, options);
  return (
    <Box>
      {names.length > 1 && (
        <Tabs
          value={shown}
          onChange={(_, next: ListName) => setChosen(next)}
          variant="scrollable"
          scrollButtons={false}
          aria-label={text("lists")}
        >
          {names.map((name) => (
            <Tab
              key={name}
              value={name}
              id={`${id}-${name}`}
              aria-controls={`${id}-list`}
              label={`${text(`list.${name}`)} ${formatNumber(data[name].count)}`}
            />
          ))}
        </Tabs>
      )}
      <Box
        id={`${id}-list`}
        {...(names.length > 1 ? { role: "tabpanel", "aria-labelledby": `${id}-${shown}` } : {})}
        sx={{ pt: 0.5 }}
      >
        <FoundList key={shown} list={data[shown]} resource={resource} />
      </Box>
    </Box>
  );
}

function FoundList({ list, resource }: { list: Comparison[ListName]; resource: "groups" | "programs" }) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const text = (key: string, options = {}) => translate(`resources.rules.compare.${key}`, options);
  if (list.count === 0) return <Quiet>{text("nobody")}</Quiet>;
  const shown = all ? list.records : list.records.slice(0, A_LOOK);
  return (
    <>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {shown.map((record) => (
          <Found key={record.id} record={record} resource={resource} />
        ))}
      </Box>
      {shown.length < list.records.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {text("more", { count: formatNumber(list.records.length - shown.length) })}
        </Button>
      )}
      {all && list.records.length < list.count && (
        <Quiet>{text("andOthers", { count: formatNumber(list.count - list.records.length) })}</Quiet>
      )}
    </>
  );
}

function Found({ record, resource }: { record: ListedRecord; resource: "groups" | "programs" }) {
  const translate = useTranslate();
  const tier = (number: number | null) =>
    number === null ? translate("resources.rules.compare.noTier") : translate("resources.rules.tier", { number });
  const steps =
    record.before !== null && record.before !== record.tier
      ? `${tier(record.before)} → ${tier(record.tier)}`
      : tier(record.tier);
  return (
    <Box
      component="li"
      sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1, py: 0.5, fontSize: "0.875rem" }}
    >
      <Box sx={{ flex: "1 1 140px", minWidth: 0, overflowWrap: "anywhere" }}>
        <RecordLink resource={resource} id={record.id}>
          {record.name}
        </RecordLink>
      </Box>
      <Quiet>{steps}</Quiet>
      <BandChip band={record.riskBand} />
    </Box>
  );
}
