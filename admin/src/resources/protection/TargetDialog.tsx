import { maxValue, minValue, NumberInput, required, TextInput, useTranslate } from "react-admin";
import { TARGET_MEASURES } from "#db/constants.ts";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { asPercent, fromTargetForm, type TargetLine } from "./protectionModel.ts";

interface TargetDialogProps {
  /** The target that is changed; without it a new one. */
  target?: TargetLine;
  region: string;
  onClose: () => void;
  onDone: () => void;
}

const needed = required();
const count = [needed, minValue(1)];
const share = [needed, minValue(0.1), maxValue(100)];
const plain = (value: number | null | undefined) => value ?? "";

/** Who is eligible by which source, and what share must be reached by when. */
export function TargetDialog({ target, region, onClose, onDone }: TargetDialogProps) {
  const translate = useTranslate();
  const start = target
    ? {
        ...{ eligible: target.eligible, source: target.source, target: asPercent(target.target) },
        ...{ startsOn: target.startsOn, baseline: target.baseline, deadline: target.deadline },
      }
    : { measure: "bpjs_coverage", regionCode: region };
  const send = async (values: FormValues) => {
    const body = fromTargetForm(values);
    if (target) await api.put(`targets/${target.id}`, body, target.version);
    else await api.post("targets", body);
    onDone();
  };
  return (
    <FormDialog
      title={translate(`resources.targets.${target ? "edit" : "add"}`)}
      resource="targets"
      draft={draftKey("targets", target?.id)}
      defaultValues={start}
      onClose={onClose}
      onSubmit={send}
    >
      {!target && (
        <>
          <EnumInput
            source="measure"
            of="targetMeasure"
            values={TARGET_MEASURES}
            validate={needed}
            helperText={false}
          />
          <RegionInput source="regionCode" validate={needed} helperText={false} />
        </>
      )}
      <NumberInput
        source="eligible"
        min={1}
        validate={count}
        format={plain}
        helperText="resources.targets.eligibleHelp"
      />
      <TextInput source="source" helperText={false} />
      <NumberInput source="target" min={0.1} max={100} step={0.1} validate={share} format={plain} helperText={false} />
      <DayInput source="startsOn" />
      <NumberInput source="baseline" min={0} format={plain} helperText="resources.targets.baselineHelp" />
      <DayInput source="deadline" validate={needed} />
    </FormDialog>
  );
}
