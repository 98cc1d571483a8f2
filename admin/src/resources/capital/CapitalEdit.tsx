import { required, TextInput } from "react-admin";
import { CAPITAL_SOURCES } from "#db/constants.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { EditPage } from "../../page/EditPage.tsx";

const sends = ["source", "amountIdr", "appliedOn", "lender", "purpose"];
const needed = required();

export default function CapitalEdit() {
  return (
    <EditPage sends={sends} redirect="show">
      <EnumInput source="source" of="capitalSource" values={CAPITAL_SOURCES} validate={needed} />
      <MoneyInput source="amountIdr" validate={needed} />
      <DayInput source="appliedOn" validate={needed} />
      <TextInput source="lender" />
      <TextInput source="purpose" multiline minRows={2} />
    </EditPage>
  );
}
