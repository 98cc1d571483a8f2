import { SelectInput, useGetList } from "react-admin";

const accounts = {
  filter: { role: ["office", "officer", "head", "admin", "ngo"], active: true },
  sort: { field: "name", order: "ASC" },
  pagination: { page: 1, perPage: 500 },
} as const;

/** Somebody of one's own organisation; left empty, whoever visits the group next. */
export function OwnerInput({ source }: { source: string }) {
  const { data = [], isPending } = useGetList<{ id: string; name: string }>("users", accounts);
  return (
    <SelectInput source={source} choices={data} isPending={isPending} translateChoice={false} helperText={false} />
  );
}
