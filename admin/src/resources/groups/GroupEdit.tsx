import {
  EditBase,
  required,
  SelectInput,
  SimpleForm,
  TextInput,
  useGetList,
  useRecordContext,
  useTranslate,
} from "react-admin";
import { CustomInputs } from "../../customFields/CustomInputs.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { FormDraft } from "../../inputs/FormDraft.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { AnchorPreview } from "./AnchorPreview.tsx";
import { cleanGroup, type Group } from "./groupModel.ts";

const needed = required();

export default function GroupEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="show" transform={cleanGroup}>
      <GroupForm />
    </EditBase>
  );
}

function GroupForm() {
  const group = useRecordContext<Group>();
  const translate = useTranslate();
  const { data: cohorts } = useGetList<{ id: string; title: string }>(
    "cohorts",
    {
      filter: { programId: group?.programId },
      pagination: { page: 1, perPage: 100 },
      sort: { field: "startsOn", order: "ASC" },
    },
    { enabled: Boolean(group) },
  );
  if (!group) return <PageSkeleton />;
  return (
    <FormPage title={`${translate("ra.action.edit")}: ${group.name}`}>
      <SimpleForm sx={{ p: 0, maxWidth: 640 }} toolbar={<EditToolbar />}>
        <FormDraft />
        <TextInput source="name" validate={needed} />
        <SelectInput source="cohortId" choices={cohorts ?? []} optionText="title" translateChoice={false} />
        <RegionInput source="villageCode" level="village" />
        <TextInput source="address" multiline />
        <TextInput source="product" />
        <MoneyInput source="baselineRevenueIdr" />
        <DayInput source="trainedOn" helperText="resources.groups.trainedHelp" />
        <AnchorPreview group={group} />
        <CustomInputs entity="groups" />
      </SimpleForm>
    </FormPage>
  );
}
