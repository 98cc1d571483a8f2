import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { EnumText, Quiet } from "../../fields/text.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useWaitingChecks } from "../sampleItems/useWaitingChecks.ts";
import { WaitingNotice } from "../sampleItems/WaitingNotice.tsx";
import { type Sample, type SampleItem, standing, unchecked } from "./sampleModel.ts";
import { UnitName } from "./UnitName.tsx";
import { useSampleItems } from "./useSampleItems.ts";

/** The units in the order of the draw, with what was found of each. */
export function UnitList({ sample, mine }: { sample: Sample; mine: boolean }) {
  const translate = useTranslate();
  const query = useSampleItems(sample.id);
  const checks = mine && sample.state === "drawn";
  const { waiting, send } = useWaitingChecks(checks ? sample.id : undefined);
  const items = query.data ?? [];
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  const all = standing(items).length;
  const done = all - unchecked(items).length;
  const standIns = new Set(items.map(({ replacedBy }) => replacedBy));
  const fewer = items.length > 0 && all < (sample.n ?? 0);
  const orderOf = (frameId: string) => items.find((one) => one.frameId === frameId)?.order ?? "–";
  const mark = ({ id, match, replacedBy }: SampleItem) => {
    if (replacedBy) return text("replaced");
    if (waiting.has(id)) return translate("resources.sample-items.waits");
    return match ? <EnumText of="itemMatch" value={match} /> : <Quiet>{text("unchecked")}</Quiet>;
  };
  return (
    <Section title={text("section.units")} action={<Quiet>{text("progress", { done, all })}</Quiet>}>
      {checks && all > 0 && (
        <LinearProgress
          variant="determinate"
          value={(100 * done) / all}
          aria-label={text("progress", { done, all })}
          sx={{ mb: 1 }}
        />
      )}
      {fewer && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {text("fewer", { drawn: all, planned: sample.n })}
        </Alert>
      )}
      <WaitingNotice waiting={waiting} onSend={send} />
      <Rows<SampleItem> query={query} empty={{ title: text("frameNone") }}>
        {(item) => {
          const { id, order, match, replacedBy, replaceReason } = item;
          const open = checks && !match && !replacedBy && !waiting.has(id);
          return (
            <Row
              title={
                <>
                  {order}. <UnitName unit={sample.unit} id={item.unitId} />
                </>
              }
              detail={replacedBy && text("replacedWhy", { by: orderOf(replacedBy), reason: replaceReason ?? "–" })}
              note={
                <>
                  {item.frameId}
                  {standIns.has(item.frameId) && ` · ${text("stands")}`}
                </>
              }
              mark={mark(item)}
              actions={
                <Button
                  component={Link}
                  to={`/sample-items/${id}/show`}
                  size="small"
                  variant={open ? "outlined" : "text"}
                  aria-label={`${text(open ? "open" : "see")} ${order}`}
                >
                  {text(open ? "open" : "see")}
                </Button>
              }
            />
          );
        }}
      </Rows>
    </Section>
  );
}
