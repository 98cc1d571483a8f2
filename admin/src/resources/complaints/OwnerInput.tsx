import { SelectInput, useGetList } from "react-admin";

interface OwnerInputProps {
  source: string;
  alwaysOn?: boolean;
  helperText?: string | false;
}

const accounts = {
  filter: { role: ["office", "officer"], active: true },
  sort: { field: "name", order: "ASC" },
  pagination: { page: 1, perPage: 500 },
} as const;

/** An account of the office that can see to a complaint. */
export function OwnerInput({ source, helperText }: OwnerInputProps) {
  const { data = [], isPending } = useGetList<{ id: string; name: string }>("users", accounts);
  return (
    <SelectInput
      source={source}
      choices={data}
      isPending={isPending}
      translateChoice={false}
      helperText={helperText}
      sx={{ minWidth: 200 }}
    />
  );
}
