import { type UseGetListHookValue, useTranslate } from "react-admin";
import { FilesToggle } from "../../attachments/FilesToggle.tsx";
import { Day } from "../../fields/text.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import type { Check } from "./equipmentModel.ts";
import { StateChip } from "./StateChip.tsx";

/** What was seen of a machine, newest first. */
export function Checks({ query }: { query: UseGetListHookValue<Check> }) {
  const translate = useTranslate();
  return (
    <Rows<Check> query={query} empty={{ title: translate("resources.equipment.noChecks") }}>
      {({ id, checkedOn, state, hoursPerWeek, note }) => (
        <Row
          title={<StateChip state={state} />}
          mark={<Day value={checkedOn} />}
          note={[
            typeof hoursPerWeek === "number" &&
              translate("resources.equipment-checks.hours", { smart_count: hoursPerWeek }),
            note,
          ]
            .filter(Boolean)
            .join(" · ")}
          actions={<FilesToggle subject="equipment-checks" subjectId={id} />}
        />
      )}
    </Rows>
  );
}
