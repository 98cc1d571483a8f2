import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { EnumText, Quiet } from "../../fields/text.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { type Sample, type SampleItem, standing, unchecked } from "./sampleModel.ts";
import { UnitName } from "./UnitName.tsx";
import { useSampleItems } from "./useSampleItems.ts";

/** The units in the order of the draw, with what was found of each. */
export function UnitList({ sample, mine }: { sample: Sample; mine: boolean }) {
  const translate = useTranslate();
  const query = useSampleItems(sample.id);
  const items = query.data ?? [];
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  const all = standing(items).length;
  const checks = mine && sample.state === "drawn";
  return (
    <Section
      title={text("section.units")}
      action={<Quiet>{text("progress", { done: all - unchecked(items).length, all })}</Quiet>}
    >
      <Rows<SampleItem> query={query} empty={{ title: text("frameNone") }}>
        {(item) => (
          <Row
            title={
              <>
                {item.order}. <UnitName unit={sample.unit} id={item.unitId} />
              </>
            }
            note={
              <>
                {item.frameId}
                {item.order > (sample.n ?? 0) && ` · ${text("stands")}`}
              </>
            }
            mark={
              item.replacedBy ? (
                text("replaced")
              ) : item.match ? (
                <EnumText of="itemMatch" value={item.match} />
              ) : (
                <Quiet>{text("unchecked")}</Quiet>
              )
            }
            actions={
              !item.replacedBy && (
                <Button
                  component={Link}
                  to={`/sample-items/${item.id}/show`}
                  size="small"
                  variant={checks && !item.match ? "outlined" : "text"}
                  aria-label={`${text(checks && !item.match ? "open" : "see")} ${item.order}`}
                >
                  {text(checks && !item.match ? "open" : "see")}
                </Button>
              )
            }
          />
        )}
      </Rows>
    </Section>
  );
}
