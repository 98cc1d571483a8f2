import Button from "@mui/material/Button";
import { useState } from "react";
import { required, TextInput, useRefresh, useTranslate } from "react-admin";
import { zoneOfRegion } from "#db/constants.ts";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { OnceDialog } from "../../dialogs/OnceDialog.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { RoleInputs } from "../../inputs/RoleInputs.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useSession } from "../../providers/useSession.ts";
import { type ApiToken, endOfDay } from "./accessModel.ts";
import { ScopesInput } from "./ScopesInput.tsx";

const needed = required();

/** Makes a token; then shows it, once. */
export function TokenButton() {
  const translate = useTranslate();
  const refresh = useRefresh();
  const { user } = useSession();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<ApiToken>();
  const text = (key: string, options = {}) => translate(`resources.api-tokens.${key}`, options);
  const make = async ({ name, role, regionCode, scopes, expiresOn }: FormValues) => {
    const expiresAt = endOfDay(String(expiresOn), zoneOfRegion(user.jurisdiction ?? ""));
    const body = { name, role, regionCode: (role === "officer" && regionCode) || null, scopes, expiresAt };
    setMade(await api.post<ApiToken>("api-tokens", body));
    refresh();
  };
  return (
    <>
      <Button variant="contained" onClick={() => setAsking(true)}>
        {text("create")}
      </Button>
      {asking && (
        <FormDialog
          title={text("create")}
          resource="api-tokens"
          draft={draftKey("api-tokens")}
          defaultValues={{ scopes: [] }}
          onClose={() => setAsking(false)}
          onSubmit={make}
        >
          <TextInput source="name" validate={needed} helperText="resources.api-tokens.nameHelp" />
          <RoleInputs />
          <DayInput source="expiresOn" validate={needed} helperText="resources.api-tokens.expiryHelp" />
          <ScopesInput />
        </FormDialog>
      )}
      {made?.token && (
        <OnceDialog
          once={{
            title: text("onceTitle", { name: made.name }),
            help: text("onceHelp"),
            label: text("token"),
            value: made.token,
          }}
          onClose={() => setMade(undefined)}
        />
      )}
    </>
  );
}
