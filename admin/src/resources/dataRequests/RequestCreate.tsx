import { CreateBase, SimpleForm, useTranslate } from "react-admin";
import { now } from "../../format/clock.ts";
import { FormPage } from "../../page/FormPage.tsx";
import { useSession } from "../../providers/useSession.ts";
import { RequestInputs, saveOnly } from "./RequestInputs.tsx";
import { TwoColumns } from "./TwoColumns.tsx";

export default function RequestCreate() {
  const translate = useTranslate();
  const { user } = useSession();
  const name = translate("resources.data-requests.name", { smart_count: 1 }).toLowerCase();
  const start = { kind: "access", channel: "visit", receivedAt: now(), ownerId: user.id };
  return (
    <CreateBase redirect="show">
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm sx={{ p: 0 }} defaultValues={start} toolbar={saveOnly}>
          <TwoColumns>
            <RequestInputs />
          </TwoColumns>
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
