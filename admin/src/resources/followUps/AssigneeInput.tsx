import { SelectInput, useGetList, type Validator } from "react-admin";

interface AssigneeInputProps {
  source: string;
  label?: string;
  alwaysOn?: boolean;
  validate?: Validator;
}

const accounts = {
  filter: { role: ["office", "officer", "ngo"], active: true },
  sort: { field: "name", order: "ASC" },
  pagination: { page: 1, perPage: 500 },
} as const;

/** An account of one's own organisation that follow-ups can be given to: few enough to choose from a list. */
export function AssigneeInput({ source, label, validate }: AssigneeInputProps) {
  const { data = [], isPending } = useGetList<{ id: string; name: string }>("users", accounts);
  return (
    <SelectInput
      source={source}
      label={label}
      choices={data}
      isPending={isPending}
      translateChoice={false}
      validate={validate}
      sx={{ minWidth: 200 }}
    />
  );
}
