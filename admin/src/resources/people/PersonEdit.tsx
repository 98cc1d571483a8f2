import { required, TextInput } from "react-admin";
import { BPJS_STATUSES, LEGAL_BASES, SEXES, VERIFICATION_STATES, WORK_KINDS } from "#db/constants.ts";
import { CustomInputs } from "../../customFields/CustomInputs.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { EditPage } from "../../page/EditPage.tsx";

const sends = [
  ...["name", "sex", "birthDate", "villageCode", "address", "rtRw", "product", "baselineRevenueIdr"],
  ...["workKind", "employer", "bpjsStatus", "verification", "legalBasis", "consent"],
  ...["custom", "customPersonal"],
];
const needed = required();

export default function PersonEdit() {
  return (
    <EditPage sends={sends} redirect="show">
      <TextInput source="name" validate={needed} />
      <EnumInput source="sex" of="sex" values={SEXES} />
      <DayInput source="birthDate" />
      <RegionInput source="villageCode" level="village" />
      <TextInput source="address" />
      <TextInput source="rtRw" />
      <TextInput source="product" />
      <MoneyInput source="baselineRevenueIdr" />
      <EnumInput source="workKind" of="workKind" values={WORK_KINDS} />
      <TextInput source="employer" />
      <EnumInput source="bpjsStatus" of="bpjsStatus" values={BPJS_STATUSES} />
      <EnumInput source="verification" of="verification" values={VERIFICATION_STATES} />
      <EnumInput source="legalBasis" of="legalBasis" values={LEGAL_BASES} />
      <TextInput source="consent" />
      <CustomInputs entity="people" />
    </EditPage>
  );
}
