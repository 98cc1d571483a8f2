import Button from "@mui/material/Button";
import { useState } from "react";
import { RadioButtonGroupInput, required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { newId } from "#db/ids.ts";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { now, today } from "../../format/clock.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { type Machine, machineName } from "./equipmentModel.ts";

const needed = required();
const places = (to: readonly string[]) => to.map((id) => ({ id, name: `resources.equipment.move.${id}` }));

/** Takes a machine back to the office or gives it to another group, with the reason kept in the custody log. */
export function MoveButton({ machine }: { machine: Machine }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const back = machine.state !== "withdrawn";
  // What stands idle goes to another group by a proposal that somebody else approves.
  const choices = places(machine.state === "idle" ? ["office"] : ["office", "group"]);
  const save = async ({ id, place, toGroupId, toPersonId, on, reason }: FormValues) => {
    const to = place === "group" ? { toGroupId, ...(toPersonId ? { toPersonId } : {}) } : {};
    await api.post("equipment-moves", { id, equipmentId: machine.id, on, reason, ...to });
    refresh();
    notify("ra.notification.created", { type: "success" });
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate("resources.equipment.move.title")}
      </Button>
      {open && (
        <FormDialog
          title={`${translate("resources.equipment.move.title")}: ${machineName(machine)}`}
          resource="equipment-moves"
          draft={draftKey("equipment-moves", `new-${machine.id}`)}
          defaultValues={{ id: newId("eqm", now()), on: today(), place: back ? "office" : "group" }}
          onClose={() => setOpen(false)}
          onSubmit={save}
        >
          {back && (
            <RadioButtonGroupInput
              source="place"
              label="resources.equipment.where"
              choices={choices}
              helperText={false}
            />
          )}
          <TargetGroup machine={machine} />
          <DayInput source="on" validate={needed} helperText={false} />
          <TextInput source="reason" validate={needed} multiline minRows={2} helperText={false} />
        </FormDialog>
      )}
    </>
  );
}

function TargetGroup({ machine }: { machine: Machine }) {
  const place = useWatch({ name: "place" });
  if (place !== "group") return null;
  const own = { organizationId: machine.organizationId };
  return (
    <>
      <RefInput source="toGroupId" reference="groups" filter={own} validate={needed} helperText={false} />
      <RefInput source="toPersonId" reference="people" filter={own} helperText={false} />
    </>
  );
}
