import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { type HttpError, useGetOne, useLocale, useNotify, useTranslate } from "react-admin";
import { useParams } from "react-router-dom";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { api } from "../../providers/http.ts";
import { PopulationWords } from "./PopulationWords.tsx";
import { itemLabel, usePeriodWords } from "./SampleFacts.tsx";
import { Sheet } from "./Sheet.tsx";
import { SheetFoot } from "./SheetFoot.tsx";
import { type Sample, type SampleItem, standing } from "./sampleModel.ts";
import { UnitName } from "./UnitName.tsx";
import { useSampleItems } from "./useSampleItems.ts";

/** Things to compare that an upright page has room for. */
const MOST_UPRIGHT = 4;

interface Opened {
  name?: string;
  item?: string;
  serial?: string;
  address?: string | null;
  rtRw?: string | null;
  phone?: string | null;
}

/** The list to take along: each unit with room for what is seen. What was reported is left out, so that it leads nobody. */
export default function SampleChecklist() {
  const { id = "" } = useParams();
  const { data: sample, error } = useGetOne<Sample>("samples", { id }, { retry: false });
  const { data: items } = useSampleItems(id);
  if (error) return <Fault fault={error as { message: string; status?: number }} />;
  if (!sample || !items) return <PageSkeleton />;
  return <Checklist sample={sample} items={standing(items)} />;
}

function Checklist({ sample, items }: { sample: Sample; items: SampleItem[] }) {
  const translate = useTranslate();
  const locale = useLocale();
  const period = usePeriodWords();
  const [opened, setOpened] = useState<Record<string, Opened>>({});
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  return (
    <Sheet
      title={text("checklistTitle")}
      back={`/samples/${sample.id}/show`}
      wide={(sample.items ?? []).length > MOST_UPRIGHT}
      tools={<OpenNames items={items} opened={opened} onOpened={setOpened} />}
    >
      <p>{text("checklistTitle")}</p>
      <h1>{sample.question}</h1>
      <p>
        <PopulationWords sample={sample} />
      </p>
      <p>
        {text("fields.period")}: {period(sample)}. {text("checklistHelp")}
      </p>
      <div className="sheet-wide">
        <table className="sheet-grid">
          <thead>
            <tr>
              <th className="sheet-order">{text("order")}</th>
              <th className="sheet-unit">{translate(`enums.sampleUnit.${sample.unit}`)}</th>
              {(sample.items ?? []).map((item) => (
                <th key={item}>{itemLabel(sample.unit, item, locale)}</th>
              ))}
              <th>{text("notFoundMark")}</th>
              <th>{text("refusedMark")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td>{item.order}</td>
                <td>
                  <OpenedName sample={sample} item={item} opened={opened[item.id]} />
                  <br />
                  <small>{item.frameId}</small>
                </td>
                {(sample.items ?? []).map((one) => (
                  <td key={one} className="sheet-write" />
                ))}
                <td className="sheet-box" />
                <td className="sheet-box" />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="sheet-sign">
        <span>{text("checker")}: ……………………………</span>
        <span>{text("date")}: ……………………</span>
        <span>{text("signature")}: ……………………</span>
      </div>
      <SheetFoot sample={sample} />
    </Sheet>
  );
}

function OpenedName({ sample, item, opened }: { sample: Sample; item: SampleItem; opened?: Opened }) {
  if (!opened) return <UnitName unit={sample.unit} id={item.unitId} plain />;
  const words = [opened.name ?? opened.item, opened.serial, opened.address, opened.rtRw, opened.phone];
  return <>{words.filter(Boolean).join(", ")}</>;
}

interface OpenNamesProps {
  items: SampleItem[];
  opened: Record<string, Opened>;
  onOpened: (opened: Record<string, Opened>) => void;
}

/** Names for the paper, one logged look each. */
function OpenNames({ items, opened, onOpened }: OpenNamesProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const [reason, setReason] = useState("");
  const [done, setDone] = useState<number>();
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  const open = async () => {
    // What a lost connection left open is not opened, and logged, a second time.
    const found = { ...opened };
    try {
      for (const [i, { id }] of items.entries()) {
        setDone(i);
        found[id] ??= await api.post<Opened>(`sample-items/${id}/unmask`, { reason: reason.trim() });
      }
    } catch (fault) {
      notify((fault as HttpError).message, { type: "error" });
    }
    setDone(undefined);
    onOpened(found);
  };
  return (
    <form
      style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "flex-start", width: "100%" }}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <TextField
        size="small"
        label={text("namesReason")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        helperText={done === undefined ? text("withNamesHelp") : text("opening", { done, all: items.length })}
        sx={{ flex: "1 1 260px" }}
      />
      <Button type="submit" variant="outlined" disabled={reason.trim().length < 3 || done !== undefined}>
        {text("withNames")}
      </Button>
    </form>
  );
}
