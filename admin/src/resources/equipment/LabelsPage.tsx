import Print from "@mui/icons-material/PrintOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import GlobalStyles from "@mui/material/GlobalStyles";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useGetMany, useGetManyAggregate, useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { useSession } from "../../providers/useSession.ts";
import { type Machine, machineName } from "./equipmentModel.ts";
import { labelAddress } from "./labelCode.ts";
import { QrCode } from "./QrCode.tsx";

/** Three columns of seven, 63.5 × 38.1 mm: the commonest sheet of stickers. */
const A_SHEET = 21;
const MOST = 210;

const onPaper = {
  "@page": { size: "A4", margin: 0 },
  "@media print": {
    "body *": { visibility: "hidden" },
    "#labels, #labels *": { visibility: "visible" },
    "#labels": { position: "absolute", top: 0, left: 0, margin: 0 },
  },
};

const sheet = {
  width: "210mm",
  height: "296.9mm",
  boxSizing: "border-box",
  padding: "15.1mm 7.2mm",
  display: "grid",
  gridTemplateColumns: "repeat(3, 63.5mm)",
  gridAutoRows: "38.1mm",
  columnGap: "2.5mm",
  backgroundColor: "#fff",
  color: "#000",
  breakAfter: "page",
  "&:last-child": { breakAfter: "auto" },
} as const;

interface Program {
  id: string;
  name: string;
  year: number;
}

/** Labels of the chosen machines on A4 sheets of stickers, to print from the browser. */
export default function LabelsPage() {
  const translate = useTranslate();
  const [params] = useSearchParams();
  const [start, setStart] = useState(1);
  const ids = [...new Set((params.get("ids") ?? "").split(",").filter(Boolean))].slice(0, MOST);
  const { data, isPending, error, refetch } = useGetMany<Machine>("equipment", { ids }, { enabled: ids.length > 0 });
  const text = (key: string, options = {}) => translate(`resources.equipment.label.${key}`, options);
  if (ids.length === 0)
    return (
      <Page title={text("title")}>
        <EmptyState title={text("none")} />
      </Page>
    );
  if (error && !data) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !data) return <PageSkeleton />;
  const machines = data.filter(Boolean);
  const slots: (Machine | null)[] = [...Array<null>(start - 1).fill(null), ...machines];
  const sheets = Array.from({ length: Math.ceil(slots.length / A_SHEET) }, (_, at) =>
    slots.slice(at * A_SHEET, (at + 1) * A_SHEET),
  );
  return (
    <Page
      title={text("title")}
      subtitle={text("help", { smart_count: machines.length })}
      actions={
        <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
          {text("print")}
        </Button>
      }
    >
      <TextField
        type="number"
        label={text("start")}
        helperText={text("startHelp")}
        value={start}
        onChange={(event) => setStart(Math.min(A_SHEET, Math.max(1, Math.round(Number(event.target.value)) || 1)))}
        slotProps={{ htmlInput: { min: 1, max: A_SHEET } }}
        sx={{ mb: 2, width: 260 }}
      />
      <GlobalStyles styles={onPaper} />
      <Box sx={{ overflowX: "auto", maxWidth: "100%" }}>
        <Box id="labels">
          {sheets.map((slots, page) => (
            // Sheets keep their order.
            // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
            <Box key={page} sx={sheet}>
              {slots.map((machine, at) => (
                <Label key={machine?.id ?? `empty-${at}`} machine={machine} />
              ))}
            </Box>
          ))}
        </Box>
      </Box>
    </Page>
  );
}

function Label({ machine }: { machine: Machine | null }) {
  const translate = useTranslate();
  const { user } = useSession();
  const { data: programs } = useGetManyAggregate<Program>(
    "programs",
    { ids: machine ? [machine.programId] : [] },
    { enabled: Boolean(machine) },
  );
  if (!machine) return <Box aria-hidden />;
  const program = programs?.[0];
  const line = { overflow: "hidden", textOverflow: "ellipsis", display: "-webkit-box", WebkitBoxOrient: "vertical" };
  return (
    <Box
      component="article"
      aria-label={machineName(machine)}
      sx={{ display: "flex", gap: "2mm", p: "2mm", boxSizing: "border-box", alignItems: "center", overflow: "hidden" }}
    >
      <QrCode
        text={labelAddress(window.location.href, machine.id)}
        label={translate("resources.equipment.label.qr")}
        size="27mm"
      />
      <Box sx={{ minWidth: 0, fontSize: "2.4mm", lineHeight: 1.2, display: "grid", gap: "0.6mm" }}>
        <Box sx={{ ...line, WebkitLineClamp: 3, fontWeight: 700, fontSize: "3mm" }}>{machineName(machine)}</Box>
        <Box sx={{ fontFamily: "monospace", fontSize: "2.8mm", overflowWrap: "anywhere" }}>
          {machine.code ?? machine.serial ?? translate("resources.equipment.label.noCode")}
        </Box>
        {program && (
          <Box sx={{ ...line, WebkitLineClamp: 2 }}>
            {program.name} · {program.year}
          </Box>
        )}
        {machine.organizationId === user.organizationId && (
          <Box sx={{ ...line, WebkitLineClamp: 3 }}>{user.organizationName}</Box>
        )}
      </Box>
    </Box>
  );
}
