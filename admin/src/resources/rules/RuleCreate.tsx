import { CreateBase, useTranslate } from "react-admin";
import { Page } from "../../page/Page.tsx";
import { RuleForm } from "./RuleForm.tsx";
import { toBody } from "./ruleModel.ts";

export default function RuleCreate() {
  const translate = useTranslate();
  return (
    <CreateBase redirect="show" transform={toBody as never}>
      <Page title={translate("resources.rules.new")}>
        <RuleForm isNew />
      </Page>
    </CreateBase>
  );
}
