import { EditBase, useEditContext, useLocale, useTranslate } from "react-admin";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { RuleForm } from "./RuleForm.tsx";
import { inLocale, type Rule, toBody } from "./ruleModel.ts";

export default function RuleEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="show" transform={toBody as never}>
      <Body />
    </EditBase>
  );
}

function Body() {
  const { record, error, isPending, refetch } = useEditContext<Rule>();
  const translate = useTranslate();
  const locale = useLocale();
  if (error && !record) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !record) return <PageSkeleton />;
  return (
    <Page
      title={`${translate("ra.action.edit")}: ${record.code} · ${inLocale(record.name, locale)}`}
      subtitle={translate("resources.rules.versionNow", { version: record.version, next: record.version + 1 })}
    >
      <RuleForm />
    </Page>
  );
}
