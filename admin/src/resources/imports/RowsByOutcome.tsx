import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { formatNumber } from "../../format/number.ts";
import { EmptyState } from "../../page/EmptyState.tsx";
import { FaultTable } from "./FaultTable.tsx";
import { faultyRows, type Import } from "./importModel.ts";
import { RowPages } from "./RowPages.tsx";

const shows = ["faults", "error", "duplicate", "create", "update", "skip", "all"] as const;
type Shown = (typeof shows)[number];

/** The rows of the file by what becomes of them; those somebody has to look at come first. */
export function RowsByOutcome({ job }: { job: Import }) {
  const translate = useTranslate();
  const [shown, setShown] = useState<Shown>("faults");
  const faults = faultyRows(job.rows);
  const countOf = (show: Shown) => {
    if (show === "faults") return faults.length;
    return show === "all" ? job.counts.rows : job.counts[show];
  };
  const text = (key: string) => translate(`resources.imports.${key}`);
  return (
    <Card component="section" aria-label={text("tabs")} sx={{ overflow: "hidden" }}>
      <Tabs
        value={shown}
        onChange={(_event, next: Shown) => setShown(next)}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={text("tabs")}
        sx={{ borderBottom: 1, borderColor: "divider" }}
      >
        {shows.map((show) => (
          <Tab
            key={show}
            value={show}
            label={
              <Box component="span">
                {text(`show.${show}`)}{" "}
                <Box component="span" sx={{ color: "text.secondary", fontWeight: 500 }}>
                  {formatNumber(countOf(show))}
                </Box>
              </Box>
            }
          />
        ))}
      </Tabs>
      {shown === "faults" && faults.length > 0 && <FaultTable job={job} rows={faults} />}
      {shown === "faults" && faults.length === 0 && (
        <EmptyState title={text("noFaults")} help={job.state === "ready" ? text("noFaultsHelp") : undefined} />
      )}
      {shown !== "faults" && <RowPages key={shown} job={job} outcome={shown === "all" ? undefined : shown} />}
    </Card>
  );
}
