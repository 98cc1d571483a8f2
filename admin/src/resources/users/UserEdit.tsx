import Box from "@mui/material/Box";
import { EditBase, type RaRecord, SaveButton, SimpleForm, Toolbar, useRecordContext, useTranslate } from "react-admin";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { EndSessions } from "./EndSessions.tsx";
import { ResetLinkButton } from "./ResetLinkButton.tsx";
import { TransferWork } from "./TransferWork.tsx";
import { UserInputs } from "./UserInputs.tsx";
import type { User } from "./userModel.ts";

const sends = ["name", "email", "role", "regionCode", "endsOn", "active"];
const clean = (values: RaRecord) =>
  Object.fromEntries(sends.filter((field) => field in values).map((field) => [field, values[field] ?? null]));

/** Accounts are switched off, not deleted: what somebody did stays theirs. */
export default function UserEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="list" transform={clean as never}>
      <UserForm />
    </EditBase>
  );
}

function UserForm() {
  const user = useRecordContext<User>();
  const translate = useTranslate();
  if (!user) return <PageSkeleton />;
  return (
    <FormPage title={user.name}>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mb: 1 }}>
        {user.active && <ResetLinkButton user={user} />}
        {user.hasPassword && <EndSessions user={user} />}
        <TransferWork user={user} />
        {!user.hasPassword && (
          <Box sx={{ alignSelf: "center", color: "text.secondary" }}>{translate("resources.users.created")}</Box>
        )}
      </Box>
      <SimpleForm
        sx={{ p: 0, maxWidth: 480 }}
        toolbar={
          <Toolbar>
            <SaveButton />
          </Toolbar>
        }
      >
        <UserInputs />
      </SimpleForm>
    </FormPage>
  );
}
