import { required } from "react-admin";
import { useWatch } from "react-hook-form";
import { useSession } from "../providers/useSession.ts";
import { rolesFor } from "../resources/users/userModel.ts";
import { EnumInput } from "./EnumInput.tsx";
import { RegionInput } from "./RegionInput.tsx";

const needed = required();

/** A role of the own organisation; only a field officer's reach is narrowed by a region. */
export function RoleInputs() {
  const { user } = useSession();
  const role = useWatch({ name: "role" });
  return (
    <>
      <EnumInput
        source="role"
        of="role"
        values={rolesFor(user.organizationKind)}
        validate={needed}
        helperText={false}
      />
      {role === "officer" && <RegionInput source="regionCode" helperText="resources.users.regionHelp" />}
    </>
  );
}
