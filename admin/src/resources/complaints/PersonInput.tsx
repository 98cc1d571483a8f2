import { SelectInput, useGetList, useGetManyAggregate } from "react-admin";
import type { Membership } from "../groups/records.ts";

/** Which member of the group complains; nobody where the group does. */
export function PersonInput({ groupId }: { groupId: string }) {
  const { data: memberships = [], isPending } = useGetList<Membership>("memberships", {
    filter: { groupId },
    sort: { field: "id", order: "ASC" },
    pagination: { page: 1, perPage: 200 },
  });
  const ids = memberships.map(({ personId }) => personId);
  const { data: people = [] } = useGetManyAggregate<{ id: string; name: string }>(
    "people",
    { ids },
    { enabled: ids.length > 0 },
  );
  return (
    <SelectInput
      source="personId"
      choices={people.filter(Boolean)}
      isPending={isPending}
      translateChoice={false}
      helperText="resources.complaints.personHelp"
    />
  );
}
