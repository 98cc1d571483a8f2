import {
  EditBase,
  type HttpError,
  SaveButton,
  SimpleForm,
  Toolbar,
  useGetList,
  useNotify,
  useTranslate,
} from "react-admin";
import { HistoryPart } from "../../history/HistoryPart.tsx";
import { Fault } from "../../page/Fault.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { RulesInputs } from "./RulesInputs.tsx";
import { RulesShown } from "./RulesShown.tsx";
import { cleanRules, type OfficeRules } from "./settingsModel.ts";

const one = { sort: { field: "id", order: "ASC" }, pagination: { page: 1, perPage: 1 } } as const;

/** What the office decides for itself: the admin changes it, the others read it. */
export default function OfficeSettings() {
  const translate = useTranslate();
  const notify = useNotify();
  const mayI = useMayI();
  const { data, error, isPending, refetch } = useGetList<OfficeRules>("settings", one);
  const rules = data?.[0];
  if (error && !data) return <Fault fault={error as HttpError} retry={refetch} />;
  if (isPending || !rules) return <PageSkeleton />;
  const title = translate("resources.settings.name", { smart_count: 1 });
  if (!mayI("settings", "edit")) {
    return (
      <Page title={title} subtitle={translate("resources.settings.readOnly")}>
        <RulesShown rules={rules} />
      </Page>
    );
  }
  return (
    <EditBase
      resource="settings"
      id={rules.id}
      mutationMode="pessimistic"
      redirect={false}
      transform={cleanRules as never}
      mutationOptions={{ onSuccess: () => notify("resources.settings.saved", { type: "success" }) }}
    >
      <FormPage title={title}>
        <SimpleForm
          sx={{ p: 0 }}
          toolbar={
            <Toolbar>
              <SaveButton />
            </Toolbar>
          }
        >
          <RulesInputs />
        </SimpleForm>
      </FormPage>
      <HistoryPart resource="settings" id={rules.id} />
    </EditBase>
  );
}
