import { required, TextInput } from "react-admin";
import { SUPPORT_KINDS } from "#db/constants.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { EditPage } from "../../page/EditPage.tsx";

const sends = ["kind", "on", "provider", "costIdr", "result"];
const needed = required();

export default function SupportEdit() {
  return (
    <EditPage sends={sends}>
      <EnumInput source="kind" of="supportKind" values={SUPPORT_KINDS} validate={needed} />
      <DayInput source="on" validate={needed} />
      <TextInput source="provider" />
      <MoneyInput source="costIdr" />
      <TextInput source="result" multiline minRows={2} />
    </EditPage>
  );
}
