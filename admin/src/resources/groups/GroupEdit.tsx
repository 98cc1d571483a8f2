import { EditBase, SimpleForm, useRecordContext, useTranslate } from "react-admin";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { AnchorPreview } from "./AnchorPreview.tsx";
import { GroupInputs } from "./GroupInputs.tsx";
import { cleanGroup, type Group } from "./groupModel.ts";

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
  if (!group) return <PageSkeleton />;
  return (
    <FormPage title={`${translate("ra.action.edit")}: ${group.name}`}>
      <SimpleForm sx={{ p: 0, maxWidth: 640 }} toolbar={<EditToolbar />}>
        <GroupInputs
          programId={group.programId}
          trainedHelp="resources.groups.trainedHelp"
          afterDay={<AnchorPreview group={group} />}
        />
      </SimpleForm>
    </FormPage>
  );
}
