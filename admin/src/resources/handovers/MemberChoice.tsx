import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useGetList, useGetManyAggregate, useTranslate } from "react-admin";
import { useFormContext, useWatch } from "react-hook-form";
import type { Membership } from "../groups/records.ts";

interface Person {
  id: string;
  name: string;
}

const ORDER = ["chair", "secretary", "treasurer", "member"];

/** Fills in who receives from the members of the group; anybody else is typed. */
export function MemberChoice() {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const groupId = useWatch({ name: "groupId" });
  const receiver = useWatch({ name: "receiver" });
  const { data: memberships = [] } = useGetList<Membership>(
    "memberships",
    {
      filter: { groupId, leftOn_isnull: true },
      sort: { field: "id", order: "ASC" },
      pagination: { page: 1, perPage: 200 },
    },
    { enabled: Boolean(groupId) },
  );
  const ids = memberships.map(({ personId }) => personId);
  const { data: people } = useGetManyAggregate<Person>("people", { ids }, { enabled: ids.length > 0 });
  const members = [...memberships]
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
    .flatMap(({ personId, role }) => {
      const name = people?.find((one) => one?.id === personId)?.name;
      return name ? [{ id: personId, name, role: translate(`enums.memberRole.${role}`) }] : [];
    });
  if (members.length === 0) return null;
  const choose = (id: string) => {
    const member = members.find((one) => one.id === id);
    if (!member) return;
    setValue("receiver", member.name, { shouldDirty: true });
    setValue("parties.receiverTitle", member.role, { shouldDirty: true });
  };
  return (
    <TextField
      select
      fullWidth
      size="small"
      margin="dense"
      label={translate("resources.handovers.fields.member")}
      value={members.find(({ name }) => name === receiver)?.id ?? ""}
      onChange={(event) => choose(event.target.value)}
      sx={{ maxWidth: { sm: "calc(50% - 8px)" } }}
    >
      {members.map(({ id, name, role }) => (
        <MenuItem key={id} value={id}>
          {name} · {role}
        </MenuItem>
      ))}
    </TextField>
  );
}
