import { BooleanInput, email, required, TextInput } from "react-admin";
import { useWatch } from "react-hook-form";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { useSession } from "../../providers/useSession.ts";
import { rolesFor } from "./userModel.ts";

const needed = required();
const address = [needed, email()];

export function UserInputs({ isNew }: { isNew?: boolean }) {
  const { user } = useSession();
  return (
    <>
      <TextInput source="name" validate={needed} />
      <TextInput source="email" type="email" validate={address} />
      <EnumInput source="role" of="role" values={rolesFor(user.organizationKind)} validate={needed} />
      <WorkingArea />
      {!isNew && <BooleanInput source="active" helperText="resources.users.activeHelp" />}
    </>
  );
}

/** Only a field officer's reach is narrowed by a region. */
function WorkingArea() {
  const role = useWatch({ name: "role" });
  return role === "officer" ? <RegionInput source="regionCode" helperText="resources.users.regionHelp" /> : null;
}
