import { CreateBase, SimpleForm, useRefresh, useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { today } from "../../format/clock.ts";
import { FormPage } from "../../page/FormPage.tsx";
import { useSession } from "../../providers/useSession.ts";
import { HandoverInputs } from "./HandoverInputs.tsx";
import { HandoverToolbar } from "./HandoverToolbar.tsx";
import { cleanHandover } from "./handoverModel.ts";

export default function HandoverCreate() {
  const translate = useTranslate();
  const refresh = useRefresh();
  const { user } = useSession();
  const [query] = useSearchParams();
  const equipmentId = query.get("equipmentId");
  return (
    // A document moves machines: their pages are read again.
    <CreateBase redirect="show" transform={cleanHandover} mutationOptions={{ onSettled: refresh }}>
      <FormPage title={translate("resources.equipment.handOver")}>
        <SimpleForm
          sx={{ p: 0 }}
          toolbar={<HandoverToolbar />}
          defaultValues={{
            programId: query.get("programId") ?? undefined,
            groupId: query.get("groupId") ?? undefined,
            date: today(),
            giver: user.name,
            items: equipmentId ? [equipmentId] : [],
            witnesses: [{ name: "" }, { name: "" }],
          }}
        >
          <HandoverInputs />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
