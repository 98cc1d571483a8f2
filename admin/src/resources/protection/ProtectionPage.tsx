import Add from "@mui/icons-material/Add";
import Print from "@mui/icons-material/PrintOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import GlobalStyles from "@mui/material/GlobalStyles";
import { useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { formatDay } from "../../format/day.ts";
import { AsOfDay } from "../../inputs/AsOfDay.tsx";
import { listUrl } from "../../list/listUrl.ts";
import { CountList } from "../../page/CountList.tsx";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { CheckpointNote } from "../../reports/CheckpointNote.tsx";
import { useOwnOffices } from "../../reports/useCheckpoint.ts";
import { CsvButton } from "./CsvButton.tsx";
import { Pipeline } from "./Pipeline.tsx";
import { type ProtectionReply, protectionPath } from "./protectionModel.ts";
import { regionTable, targetTable } from "./protectionTables.ts";
import { RegionTable } from "./RegionTable.tsx";
import { TargetCard } from "./TargetCard.tsx";
import { TargetDialog } from "./TargetDialog.tsx";

const BESIDE = ["registeredUnverified", "rejected", "lapsed", "none", "unknown"] as const;
/** Paper shows the page alone, on A4. */
const onPaper = (
  <GlobalStyles
    styles={{
      "@media print": {
        "header, nav, .RaLayout-contentWithSidebar > :not(#main-content), .no-print": { display: "none !important" },
        ".RaLayout-appFrame": { marginTop: "0 !important" },
        "body, #main-content": { background: "#fff !important" },
        "section, tr": { breakInside: "avoid" },
        "@page": { size: "A4", margin: "14mm" },
      },
    }}
  />
);

/** How many are listed, verified, registered and paying, where, and how far that is from what was promised. */
export default function ProtectionPage() {
  const translate = useTranslate();
  const locale = useLocale();
  const { user } = useSession();
  const [search, setSearch] = useSearchParams();
  const [region, asOf] = [search.get("region") ?? "", search.get("asOf") ?? ""];
  const offices = useOwnOffices();
  const query = useApi<ProtectionReply>(protectionPath({ region, asOf }));
  const text = (key: string, options = {}) => translate(`resources.protection.${key}`, options);
  const { data, error, refetch } = query;
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (!data) return <PageSkeleton />;
  const go = (next: { region?: string; asOf?: string }) => {
    const asked = Object.entries({ region, asOf, ...next }).filter(([, value]) => value);
    setSearch(Object.fromEntries(asked));
  };
  const of = [data.region.name, data.asOf];
  const table = regionTable(data, text);
  return (
    <Page
      title={text("title")}
      subtitle={`${data.region.name} · ${text("asOf").toLowerCase()} ${formatDay(data.asOf, locale)} · ${user.organizationName ?? ""}`}
      actions={
        <Box className="no-print" sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
          {region && region !== user.jurisdiction && (
            <Button onClick={() => go({ region: "" })}>{text("allRegions")}</Button>
          )}
          <AsOfDay label={text("asOf")} day={asOf} onDay={(day) => go({ asOf: day })} />
          <Button startIcon={<Print />} onClick={() => window.print()}>
            {text("print")}
          </Button>
        </Box>
      }
    >
      {onPaper}
      <Box sx={{ display: "grid", gap: 2 }}>
        <Section title={text("pipeline")} note={text("pipelineNote")}>
          {data.total.listed > 0 ? <Pipeline steps={data.steps} /> : <EmptyState compact title={text("noPeople")} />}
        </Section>
        <Targets reply={data} of={of} onDone={() => void refetch()} />
        {data.total.listed > 0 && (
          <>
            <Section title={text("byRegion")} action={<CsvButton table={table} of={of} />} flush>
              <RegionTable regions={data.byRegion} onRegion={(code) => go({ region: code })} />
            </Section>
            <Section title={text("other")} note={text("intervalNote")}>
              <CountList
                rows={BESIDE.map((name) => ({
                  ...{ key: name, label: text(`class.${name}`), count: data.total[name] },
                  to: listUrl("people", data.total.filters[name]),
                }))}
              />
            </Section>
          </>
        )}
        <Box component="p" sx={{ m: 0, fontSize: "0.8125rem", color: "text.secondary" }}>
          {text("figuresOf", { day: formatDay(data.asOf, locale) })}
        </Box>
        <CheckpointNote offices={offices} paperOnly />
      </Box>
    </Page>
  );
}

interface TargetsProps {
  reply: ProtectionReply;
  /** Region and day, for the name of the file. */
  of: string[];
  onDone: () => void;
}

function Targets({ reply, of, onDone }: TargetsProps) {
  const translate = useTranslate();
  const mayI = useMayI();
  const [adding, setAdding] = useState(false);
  const text = (key: string) => translate(`resources.protection.${key}`);
  const add = mayI("targets", "create");
  const measure = (name: string) => translate(`enums.targetMeasure.${name}`);
  const actions = (
    <Box className="no-print" sx={{ display: "flex", flexWrap: "wrap", justifyContent: "flex-end" }}>
      {reply.targets.length > 0 && <CsvButton table={targetTable(reply, text, measure)} of={of} />}
      {add && (
        <Button startIcon={<Add />} onClick={() => setAdding(true)}>
          {translate("resources.targets.add")}
        </Button>
      )}
    </Box>
  );
  return (
    <Section title={text("targets")} note={text("targetsNote")} action={actions}>
      {reply.targets.length === 0 ? (
        <EmptyState compact title={text("noTargets")} help={add ? text("noTargetsHelp") : undefined} />
      ) : (
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {reply.targets.map((target) => (
            <TargetCard key={target.id} target={target} region={reply.region.code} onDone={onDone} />
          ))}
        </Box>
      )}
      {adding && <TargetDialog region={reply.region.code} onClose={() => setAdding(false)} onDone={onDone} />}
    </Section>
  );
}
