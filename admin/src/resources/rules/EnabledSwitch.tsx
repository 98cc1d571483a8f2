import Switch from "@mui/material/Switch";
import { useNotify, useTranslate, useUpdate } from "react-admin";
import { useMayI, useSession } from "../../providers/useSession.ts";
import type { Rule } from "./ruleModel.ts";

/** Puts a rule to use, or out of it; the next run counts accordingly. */
export function EnabledSwitch({ rule }: { rule: Rule }) {
  const translate = useTranslate();
  const notify = useNotify();
  const mayI = useMayI();
  const { user } = useSession();
  const [update, { isPending }] = useUpdate<Rule>();
  if (rule.organizationId !== user.organizationId || !mayI("rules", "edit"))
    return <>{translate(`ra.boolean.${rule.enabled}`)}</>;
  const turn = (enabled: boolean) =>
    update(
      "rules",
      { id: rule.id, data: { enabled }, previousData: rule },
      {
        mutationMode: "pessimistic",
        onSuccess: () =>
          notify(`resources.rules.${enabled ? "turnedOn" : "turnedOff"}`, {
            type: "success",
            messageArgs: { code: rule.code },
          }),
        onError: (fault) => notify((fault as Error).message, { type: "error" }),
      },
    );
  return (
    <Switch
      size="small"
      checked={rule.enabled}
      disabled={isPending}
      onClick={(event) => event.stopPropagation()}
      onChange={(_event, enabled) => turn(enabled)}
      slotProps={{ input: { "aria-label": `${translate("resources.rules.fields.enabled")}: ${rule.code}` } }}
    />
  );
}
