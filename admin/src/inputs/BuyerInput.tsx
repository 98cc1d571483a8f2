import Autocomplete from "@mui/material/Autocomplete";
import TextField from "@mui/material/TextField";
import { useDeferredValue } from "react";
import {
  FieldTitle,
  useGetList,
  useInput,
  useResourceContext,
  useTranslate,
  ValidationError,
  type Validator,
} from "react-admin";
import { useSession } from "../providers/useSession.ts";

interface Buyer {
  id: string;
  name: string;
}

const manyDigits = /(\d\D?){8,}/;
const sameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A buyer of one's own directory by name; a name that is not there yet is simply written. */
export function BuyerInput({ source, validate }: { source: string; validate?: Validator }) {
  const resource = useResourceContext();
  const translate = useTranslate();
  const { user } = useSession();
  const { field, fieldState, isRequired, id } = useInput({ source, validate });
  const typed = String(field.value ?? "");
  const q = useDeferredValue(typed.trim());
  const { data = [] } = useGetList<Buyer>("buyers", {
    filter: { organizationId: user.organizationId, ...(q && !manyDigits.test(q) ? { q } : {}) },
    sort: { field: "name", order: "ASC" },
    pagination: { page: 1, perPage: 20 },
  });
  const isNew = typed.trim() !== "" && !data.some(({ name }) => sameName(name, typed));
  const fault = fieldState.error?.message;
  return (
    <Autocomplete
      freeSolo
      id={id}
      options={[...new Set(data.map(({ name }) => name))]}
      inputValue={typed}
      value={typed || null}
      onInputChange={(_, value) => field.onChange(value)}
      filterOptions={(all) => all.filter((name) => name.toLowerCase().includes(typed.trim().toLowerCase()))}
      renderInput={(params) => (
        <TextField
          {...params}
          onBlur={field.onBlur}
          label={<FieldTitle source={source} resource={resource} isRequired={isRequired} />}
          error={Boolean(fault)}
          helperText={
            fault ? (
              <ValidationError error={fault} />
            ) : (
              translate(isNew ? "resources.linkages.buyerNew" : "resources.linkages.buyerHelp", { name: typed.trim() })
            )
          }
        />
      )}
    />
  );
}
