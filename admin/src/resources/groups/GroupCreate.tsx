import { CreateBase, required, SimpleForm, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { useSearchParams } from "react-router-dom";
import { GROUP_KINDS } from "#db/constants.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { useSession } from "../../providers/useSession.ts";
import { GroupInputs } from "./GroupInputs.tsx";
import { newGroup } from "./groupModel.ts";

const needed = required();

/** One group by hand; many come with a roster. A link from a programme names it. */
export default function GroupCreate() {
  const translate = useTranslate();
  const [search] = useSearchParams();
  const { user } = useSession();
  const name = translate("resources.groups.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="show" transform={newGroup}>
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm
          sx={{ p: 0, maxWidth: 640 }}
          defaultValues={{ kind: "group", programId: search.get("programId") ?? "" }}
        >
          <RefInput
            source="programId"
            reference="programs"
            filter={{ organizationId: user.organizationId }}
            validate={needed}
          />
          <EnumInput source="kind" of="groupKind" values={GROUP_KINDS} validate={needed} helperText={false} />
          <OfProgram />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}

function OfProgram() {
  const { user } = useSession();
  const programId = useWatch({ name: "programId" }) as string | undefined;
  return <GroupInputs programId={programId} within={user.jurisdiction} trainedHelp="resources.groups.newTrainedHelp" />;
}
