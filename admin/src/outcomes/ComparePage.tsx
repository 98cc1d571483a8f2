import Alert from "@mui/material/Alert";
import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { type RaRecord, useGetList, useGetMany, useLocale, useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import type { Comparison } from "#worker/outcomes/compare.ts";
import { AllFigures } from "../charts/AllFigures.tsx";
import { formatDay } from "../format/day.ts";
import { EmptyState } from "../page/EmptyState.tsx";
import { Fault } from "../page/Fault.tsx";
import { PageSkeleton } from "../page/Loading.tsx";
import { Page } from "../page/Page.tsx";
import { useApi } from "../providers/useApi.ts";
import { AsOfPicker } from "./AsOfPicker.tsx";
import type { Basis } from "./asked.ts";
import { CompareView } from "./CompareView.tsx";
import { PastBanner } from "./PastBanner.tsx";
import { programName } from "./programName.ts";

const MONTHS = ["1", "3", "6", "12", "24"];
const MOST = 8;

/** Programmes side by side, each group at the same age: an older programme has no head start. */
export default function ComparePage() {
  const translate = useTranslate();
  const locale = useLocale();
  const [search, setSearch] = useSearchParams();
  const ids = (search.get("programs") ?? "").split(",").filter(Boolean).slice(0, MOST);
  const month = MONTHS.find((one) => one === search.get("month")) ?? "12";
  const asOf = search.get("asOf") ?? "";
  const basis: Basis = search.get("basis") === "recorded" ? "recorded" : "happened";
  const change = (part: Record<string, string>) => {
    const next = { programs: ids.join(","), month, asOf, basis: asOf ? basis : "", ...part };
    setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== "")), { replace: true });
  };
  const query = new URLSearchParams({ programs: ids.join(","), month });
  if (asOf) query.set("asOf", asOf);
  if (asOf && basis === "recorded") query.set("basis", basis);
  const path = ids.length > 0 ? `outcomes/compare?${query}` : undefined;
  const { data, error, refetch } = useApi<Comparison>(path);
  return (
    <Page
      title={translate("outcomes.compare.title")}
      subtitle={
        <>
          {data && `${translate("outcomes.asOf", { day: formatDay(data.asOf, locale, "long") })}. `}
          {translate("outcomes.compare.help")}
        </>
      }
      actions={
        data &&
        path && (
          <AllFigures path={`outcomes/compare.csv?${query}`} name={[translate("outcomes.compare.title"), data.asOf]} />
        )
      }
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mb: 2, alignItems: "flex-start" }}>
        <ProgramsInput ids={ids} onChange={(chosen) => change({ programs: chosen.join(",") })} />
        <TextField
          select
          label={translate("outcomes.compare.month")}
          value={month}
          onChange={({ target }) => change({ month: target.value })}
          sx={{ width: 130, m: 0 }}
        >
          {MONTHS.map((one) => (
            <MenuItem key={one} value={one}>
              {translate("app.units.month", { month: one })}
            </MenuItem>
          ))}
        </TextField>
        <AsOfPicker asked={{ asOf, basis }} onChange={(part) => change(part as Record<string, string>)} />
      </Box>
      <PastBanner asked={{ asOf, basis }} onChange={(part) => change(part as Record<string, string>)} />
      {!path ? (
        <EmptyState title={translate("outcomes.compare.choose")} help={translate("outcomes.compare.fair")} />
      ) : error ? (
        <Fault fault={error} retry={refetch} />
      ) : data ? (
        <>
          {ids.length === 1 && (
            <Alert severity="info" variant="outlined" sx={{ mb: 2 }}>
              {translate("outcomes.compare.another")}
            </Alert>
          )}
          <CompareView comparison={data} />
        </>
      ) : (
        <PageSkeleton />
      )}
    </Page>
  );
}

interface Named extends RaRecord {
  name: string;
  year: number;
}

function ProgramsInput({ ids, onChange }: { ids: string[]; onChange: (ids: string[]) => void }) {
  const translate = useTranslate();
  const [q, setQ] = useState("");
  const { data: found = [] } = useGetList<Named>("programs", {
    filter: q.trim().length > 1 && !/\d{8}/.test(q) ? { q: q.trim() } : {},
    sort: { field: "name", order: "ASC" },
    pagination: { page: 1, perPage: 50 },
  });
  const { data: known = [] } = useGetMany<Named>("programs", { ids }, { enabled: ids.length > 0 });
  const value = ids.flatMap((id) => [...found, ...known].find((one) => one?.id === id) ?? []);
  return (
    <Autocomplete
      multiple
      options={[...value, ...found.filter(({ id }) => !ids.includes(String(id)))]}
      value={value}
      getOptionLabel={programName}
      getOptionKey={({ id }) => id}
      getOptionDisabled={({ id }) => ids.length >= MOST && !ids.includes(String(id))}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      filterOptions={(all) => all}
      onInputChange={(_, text, why) => setQ(why === "input" ? text : "")}
      onChange={(_, chosen) => onChange(chosen.map(({ id }) => String(id)))}
      noOptionsText={translate("ra.navigation.no_results")}
      renderInput={(props) => <TextField {...props} label={translate("outcomes.compare.choose")} sx={{ m: 0 }} />}
      sx={{ width: { xs: "100%", sm: 520 } }}
    />
  );
}
