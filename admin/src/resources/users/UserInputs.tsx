import Alert from "@mui/material/Alert";
import { BooleanInput, email, required, TextInput, useRecordContext, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { DayInput } from "../../inputs/DayInput.tsx";
import { RoleInputs } from "../../inputs/RoleInputs.tsx";
import { useSession } from "../../providers/useSession.ts";
import type { User } from "./userModel.ts";
import { useWork, useWorkWords } from "./useWork.ts";

const needed = required();
const address = [needed, email()];

export function UserInputs({ isNew }: { isNew?: boolean }) {
  const { user } = useSession();
  const id = useWatch({ name: "id" });
  return (
    <>
      <TextInput source="name" validate={needed} />
      <TextInput source="email" type="email" validate={address} />
      <RoleInputs />
      {id !== user.id && <DayInput source="endsOn" helperText="resources.users.endsOnHelp" />}
      {!isNew && <BooleanInput source="active" helperText="resources.users.activeHelp" />}
      {!isNew && <OpenWork />}
    </>
  );
}

/** Said where an account is being switched off that still has work. */
function OpenWork() {
  const translate = useTranslate();
  const user = useRecordContext<User>();
  const active = useWatch({ name: "active" });
  const { work } = useWork(user?.id ?? "");
  const words = useWorkWords();
  const list = work ? words(work) : "";
  if (!user?.active || active || list === "") return null;
  return (
    <Alert severity="info" variant="outlined" sx={{ mb: 1 }}>
      {translate("resources.users.work.open", { list })}
    </Alert>
  );
}
