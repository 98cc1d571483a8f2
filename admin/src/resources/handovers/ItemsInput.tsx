import Typography from "@mui/material/Typography";
import { CheckboxGroupInput, required, useGetList, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { type Machine, machineName, UNDELIVERED } from "../equipment/equipmentModel.ts";

const needed = required();

/** The machines that can be given to the chosen group: those the office has, and those it holds without a document. */
export function ItemsInput() {
  const translate = useTranslate();
  const groupId = useWatch({ name: "groupId" });
  const { data, error } = useGetList<Machine>(
    "equipment",
    {
      filter: { givableTo: groupId },
      sort: { field: "item", order: "ASC" },
      pagination: { page: 1, perPage: 100 },
    },
    { enabled: Boolean(groupId) },
  );
  const quiet = (words: string) => (
    <Typography variant="body2" sx={{ color: "text.secondary", my: 1 }}>
      {words}
    </Typography>
  );
  if (!groupId) return quiet(translate("resources.handovers.chooseGroup"));
  if (error) return quiet((error as Error).message);
  if (!data) return <LinesSkeleton lines={2} />;
  if (data.length === 0) return quiet(translate("resources.handovers.noItems"));
  const held = translate("resources.handovers.held");
  const choices = data.map((machine) => ({
    id: machine.id,
    name: [machineName(machine), machine.serial, UNDELIVERED.includes(machine.state) ? null : held]
      .filter(Boolean)
      .join(" · "),
  }));
  return (
    <CheckboxGroupInput
      source="items"
      choices={choices}
      translateChoice={false}
      validate={needed}
      row={false}
      labelPlacement="end"
    />
  );
}
