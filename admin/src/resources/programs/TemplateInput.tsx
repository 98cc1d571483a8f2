import Alert from "@mui/material/Alert";
import { useEffect } from "react";
import { SelectInput, useGetList, useLocale, useTranslate } from "react-admin";
import { useFormContext, useWatch } from "react-hook-form";
import { useSearchParams } from "react-router-dom";
import { useMayI } from "../../providers/useSession.ts";
import type { Template } from "../programTemplates/templateModel.ts";
import { inLanguage } from "../programTemplates/templateModel.ts";

const all = { pagination: { page: 1, perPage: 100 }, sort: { field: "code", order: "ASC" } } as const;

/** The kind of a new programme: choosing one fills in what its template says; the rest the server takes over. */
export function TemplateInput() {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const [search] = useSearchParams();
  const { setValue, getValues } = useFormContext();
  const kind = useWatch({ name: "kind" }) as string | undefined;
  const { data = [] } = useGetList<Template>(
    "program-templates",
    { ...all, filter: { retired: false } },
    { enabled: mayI("program-templates", "list") },
  );
  const template = data.find(({ code }) => code === kind);
  const plan = template?.definition.plan;
  const { data: plans } = useGetList<{ id: string; name: string }>(
    "plans",
    { filter: { code: plan }, pagination: { page: 1, perPage: 1 } },
    { enabled: Boolean(plan) && mayI("plans", "list") },
  );
  const fill = (code: string) => {
    const { definition } = data.find((one) => one.code === code) ?? {};
    if (!definition) return;
    const { skill, fundingSource, teachesEntrepreneurship = false, targets } = definition;
    setValue("skill", skill ?? "", { shouldDirty: true });
    setValue("teachesEntrepreneurship", teachesEntrepreneurship, { shouldDirty: true });
    if (fundingSource && !getValues("fundingSource")) setValue("fundingSource", fundingSource, { shouldDirty: true });
    if (targets) setValue("targets", targets, { shouldDirty: true });
  };
  const asked = search.get("kind");
  const known = data.some(({ code }) => code === asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link names the kind once, when the templates are there
  useEffect(() => {
    if (!known || getValues("kind")) return;
    setValue("kind", asked);
    fill(asked ?? "");
  }, [known]);
  if (data.length === 0) return null;
  const text = (key: string, options = {}) => translate(`resources.program-templates.${key}`, options);
  return (
    <>
      <SelectInput
        source="kind"
        choices={data.map(({ code, name }) => ({ id: code, name: inLanguage(name, locale) }))}
        translateChoice={false}
        emptyText={text("none")}
        helperText={template ? false : "resources.program-templates.chooseHelp"}
        onChange={(event) => fill(String(event.target?.value ?? event))}
        sx={{ maxWidth: 420 }}
      />
      {template && (
        <Alert severity="info" variant="outlined" sx={{ mb: 2, width: "100%" }}>
          {text("brings", {
            stages: template.definition.stages.length,
            documents: template.definition.documents.length,
            rules: template.definition.rules.length,
            supports: template.definition.supports.length,
            plan: plans?.[0]?.name ?? plan ?? "–",
          })}
        </Alert>
      )}
    </>
  );
}
