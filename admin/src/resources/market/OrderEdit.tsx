import { minValue, NumberInput, required, TextInput } from "react-admin";
import { DayInput } from "../../inputs/DayInput.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { EditPage } from "../../page/EditPage.tsx";

const sends = ["on", "valueIdr", "quantity", "unit", "evidence", "note"];
const needed = required();

export default function OrderEdit() {
  return (
    <EditPage sends={sends}>
      <DayInput source="on" validate={needed} />
      <MoneyInput source="valueIdr" validate={needed} />
      <NumberInput source="quantity" validate={minValue(0)} />
      <TextInput source="unit" />
      <TextInput source="evidence" />
      <TextInput source="note" multiline minRows={2} />
    </EditPage>
  );
}
