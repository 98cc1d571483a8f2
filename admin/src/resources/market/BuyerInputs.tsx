import { required, TextInput } from "react-admin";
import { BUYER_KINDS } from "#db/constants.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";

const needed = required();

export const buyerFields = ["name", "kind", "regionCode", "products", "contact", "phone", "email", "note"];

export function BuyerInputs() {
  return (
    <>
      <TextInput source="name" validate={needed} />
      <EnumInput source="kind" of="buyerKind" values={BUYER_KINDS} validate={needed} />
      <TextInput source="products" />
      <RegionInput source="regionCode" />
      <TextInput source="contact" />
      <TextInput source="phone" slotProps={{ htmlInput: { inputMode: "tel", autoComplete: "off" } }} />
      <TextInput source="email" slotProps={{ htmlInput: { inputMode: "email", autoComplete: "off" } }} />
      <TextInput source="note" multiline minRows={2} />
    </>
  );
}
