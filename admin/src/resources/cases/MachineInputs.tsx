import Typography from "@mui/material/Typography";
import { required, SelectInput, useGetList, useTranslate } from "react-admin";
import { EQUIPMENT_CHECK_STATES } from "#db/constants.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";

interface Machine {
  id: string;
  item: string;
  brand: string | null;
  serial: string | null;
}

const needed = required();

/** Which of the group's machines, and how it is found. */
export function MachineInputs({ groupId }: { groupId: string }) {
  const translate = useTranslate();
  const { data = [], isPending } = useGetList<Machine>("equipment", {
    filter: { holderGroupId: groupId },
    sort: { field: "item", order: "ASC" },
    pagination: { page: 1, perPage: 200 },
  });
  if (!isPending && data.length === 0)
    return <Typography variant="body2">{translate("resources.case-actions.noMachine")}</Typography>;
  const choices = data.map(({ id, item, brand, serial }) => ({
    id,
    name: [item, brand, serial].filter(Boolean).join(" · "),
  }));
  return (
    <>
      <SelectInput
        source="equipmentId"
        choices={choices}
        isPending={isPending}
        translateChoice={false}
        validate={needed}
        helperText={false}
      />
      <EnumInput
        source="state"
        of="equipmentState"
        values={EQUIPMENT_CHECK_STATES}
        validate={needed}
        helperText={false}
      />
    </>
  );
}
