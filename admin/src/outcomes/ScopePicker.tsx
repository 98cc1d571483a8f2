import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { type RaRecord, useGetList, useGetOne, useTranslate } from "react-admin";
import { useMayI, useSession } from "../providers/useSession.ts";
import { type Asked, firstAsked, SCOPES, type Scope } from "./asked.ts";
import { programName } from "./programName.ts";

interface Named extends RaRecord {
  name: string;
  path?: string;
  year?: number;
}

interface ScopePickerProps {
  asked: Pick<Asked, "by" | "id">;
  onChange: (change: Pick<Asked, "by" | "id">) => void;
}

/** Whose groups are counted: a programme's, an office's, an NGO's or a region's. */
export function ScopePicker({ asked: { by, id }, onChange }: ScopePickerProps) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const first = firstAsked(user);
  const open = SCOPES.filter((scope) => scope !== "ngo" || mayI("group-partners", "list"));
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
      <TextField
        select
        label={translate("outcomes.report.groups")}
        value={by}
        onChange={({ target }) => {
          const scope = target.value as Scope;
          onChange({
            by: scope,
            id: scope === first.by ? first.id : scope === "region" ? (user.jurisdiction ?? "") : "",
          });
        }}
        sx={{ width: 130, m: 0 }}
      >
        {open.map((scope) => (
          <MenuItem key={scope} value={scope}>
            {translate(`outcomes.by.${scope}`)}
          </MenuItem>
        ))}
      </TextField>
      <OneOf key={by} by={by} id={id} onChange={(chosen) => onChange({ by, id: chosen })} />
    </Box>
  );
}

const sources: Record<Scope, { resource: string; filter: (jurisdiction: string) => Record<string, unknown> }> = {
  program: { resource: "programs", filter: () => ({}) },
  office: { resource: "organizations", filter: () => ({ kind: "office" }) },
  ngo: { resource: "organizations", filter: () => ({ kind: "ngo" }) },
  region: { resource: "regions", filter: (within) => ({ within }) },
};

const nameOf = ({ name, path, year }: Named) => path ?? (year ? programName({ name, year }) : name);

function OneOf({ by, id, onChange }: { by: Scope; id: string; onChange: (id: string) => void }) {
  const translate = useTranslate();
  const { user } = useSession();
  const [q, setQ] = useState("");
  const { resource, filter } = sources[by];
  const { data: found = [] } = useGetList<Named>(resource, {
    filter: { ...filter(user.jurisdiction ?? ""), ...(q.trim().length > 1 && !/\d{8}/.test(q) ? { q: q.trim() } : {}) },
    sort: { field: by === "region" ? "code" : "name", order: "ASC" },
    pagination: { page: 1, perPage: 50 },
  });
  const { data: chosen = null } = useGetOne<Named>(resource, { id }, { enabled: id !== "" });
  const value = id === "" ? null : (found.find((one) => one.id === id) ?? chosen);
  const options = value && !found.some((one) => one.id === value.id) ? [value, ...found] : found;
  return (
    <Autocomplete
      options={options}
      value={value}
      getOptionLabel={nameOf}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      filterOptions={(all) => all}
      onInputChange={(_, text, why) => setQ(why === "input" ? text : "")}
      onChange={(_, one) => one && onChange(String(one.id))}
      disableClearable={value !== (null as never)}
      noOptionsText={translate("ra.navigation.no_results")}
      renderInput={(props) => <TextField {...props} label={translate(`outcomes.pick.${by}`)} sx={{ m: 0 }} />}
      sx={{ width: { xs: 240, sm: 320 } }}
    />
  );
}
