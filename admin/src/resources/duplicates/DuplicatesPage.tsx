import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { Quiet } from "../../fields/text.tsx";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import type { Entity } from "./duplicateModel.ts";
import { LatestMerges } from "./LatestMerges.tsx";
import { PairCard } from "./PairCard.tsx";
import { usePairs } from "./useDuplicates.ts";

const step = 20;
const most = 100;

/** People and groups that may be recorded twice, for somebody to look at. */
export default function DuplicatesPage() {
  const translate = useTranslate();
  const text = (key: string, options?: object) => translate(`resources.merges.${key}`, options);
  const [search, setSearch] = useSearchParams();
  const entity: Entity = search.get("entity") === "groups" ? "groups" : "people";
  const across = entity === "groups" && search.get("across") === "1";
  const [many, setMany] = useState(step);
  const { data, isPending, error, refetch } = usePairs(entity, across, many);
  const choose = (next: Entity, acrossNext = false) => {
    setMany(step);
    setSearch({ entity: next, ...(acrossNext && { across: "1" }) }, { replace: true });
  };

  return (
    <Page
      title={text("title")}
      aside={data && <Quiet>{text("pairs", { smart_count: data.total })}</Quiet>}
      subtitle={text("help")}
    >
      <Tabs value={entity} onChange={(_, next: Entity) => choose(next)} aria-label={text("title")} sx={{ mb: 1 }}>
        <Tab value="people" label={text("people")} />
        <Tab value="groups" label={text("groups")} />
      </Tabs>
      {entity === "groups" && (
        <FormControlLabel
          control={<Switch checked={across} onChange={(_, on) => choose("groups", on)} />}
          label={text("across")}
          sx={{ mb: 1 }}
        />
      )}
      <Card sx={{ mb: 2 }}>
        {isPending && <LinesSkeleton lines={4} height={96} />}
        {error && !data && <Fault fault={error} retry={refetch} />}
        {data?.pairs.length === 0 && (
          <EmptyState title={text("none")} help={text(entity === "people" ? "noneHelp" : "noneGroupsHelp")} />
        )}
        {data && data.pairs.length > 0 && (
          <Box component="ul" sx={{ m: 0, p: 0, "& > li:first-of-type": { borderTop: 0 } }}>
            {data.pairs.map((pair) => (
              <PairCard key={pair.id} pair={pair} />
            ))}
          </Box>
        )}
        {data && data.pairs.length < data.total && many < most && (
          <Box sx={{ p: 1.5, textAlign: "center" }}>
            <Button onClick={() => setMany(Math.min(most, many + step))}>{text("more")}</Button>
          </Box>
        )}
      </Card>
      <LatestMerges entity={entity} />
    </Page>
  );
}
