import Box from "@mui/material/Box";
import GlobalStyles from "@mui/material/GlobalStyles";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { EnumText } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { formatMoney } from "../../format/number.ts";
import { useSession } from "../../providers/useSession.ts";
import type { Machine } from "../equipment/equipmentModel.ts";
import type { Handover } from "./handoverModel.ts";

/** On paper only the sheet is left, on A4. */
const onPaper = {
  "@page": { size: "A4", margin: "18mm" },
  "@media print": {
    "body *": { visibility: "hidden" },
    "#bast, #bast *": { visibility: "visible" },
    "#bast": { position: "absolute", inset: 0, border: 0, padding: 0, color: "#000", background: "#fff" },
  },
};

interface HandoverSheetProps {
  handover: Handover;
  machines: Machine[];
  group: string;
  program: string;
}

export function HandoverSheet({ handover, machines, group, program }: HandoverSheetProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const { user } = useSession();
  const text = (key: string, options = {}) => translate(`resources.handovers.doc.${key}`, options);
  const total = machines.reduce((sum, { valueIdr }) => sum + (valueIdr ?? 0), 0);
  return (
    <Box
      id="bast"
      sx={{
        maxWidth: 794,
        mx: "auto",
        p: { xs: 2, sm: 5 },
        border: 1,
        borderColor: "divider",
        borderRadius: 1,
        backgroundColor: "background.paper",
        fontSize: "0.9375rem",
        lineHeight: 1.55,
      }}
    >
      <GlobalStyles styles={onPaper} />
      <Typography variant="h1" component="h2" sx={{ textAlign: "center", textTransform: "uppercase" }}>
        {text("title")}
      </Typography>
      <Box sx={{ textAlign: "center", mb: 3 }}>{text("number", { number: handover.number })}</Box>
      <p>{text("opening", { day: formatDay(handover.date, locale, "long"), program, group })}</p>
      <Box sx={{ overflowX: "auto" }}>
        <Box
          component="table"
          sx={{
            width: "100%",
            borderCollapse: "collapse",
            my: 2,
            "& th, & td": { border: "1px solid", borderColor: "text.disabled", px: 1, py: 0.5, textAlign: "left" },
            "& .amount": { textAlign: "right", whiteSpace: "nowrap" },
          }}
        >
          <thead>
            <tr>
              {["no", "item", "brand", "serial", "basis"].map((key) => (
                <th key={key} scope="col">
                  {text(key)}
                </th>
              ))}
              <th scope="col" className="amount">
                {text("value")}
              </th>
            </tr>
          </thead>
          <tbody>
            {machines.map((machine, at) => (
              <tr key={machine.id}>
                <td>{at + 1}</td>
                <td>{machine.item}</td>
                <td>{machine.brand ?? "–"}</td>
                <td>{machine.serial ?? "–"}</td>
                <td>
                  <EnumText of="legalBasis" value={machine.legalBasis} />
                </td>
                <td className="amount">{machine.valueIdr === null ? "–" : formatMoney(machine.valueIdr)}</td>
              </tr>
            ))}
            <tr>
              <th colSpan={5} scope="row">
                {text("total")}
              </th>
              <td className="amount">{formatMoney(total)}</td>
            </tr>
          </tbody>
        </Box>
      </Box>
      <p>{text("closing")}</p>
      <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 3, mt: 4, breakInside: "avoid" }}>
        <Signature role={text("first")} name={handover.giver} place={user.organizationName} />
        <Signature role={text("second")} name={handover.receiver} place={group} />
        {(handover.witnesses?.length ? handover.witnesses : [null, null]).map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: witnesses keep their order
          <Signature key={at} role={`${text("witnesses")} ${at + 1}`} name={name} />
        ))}
      </Box>
    </Box>
  );
}

function Signature({ role, name, place }: { role: string; name: string | null; place?: string }) {
  const translate = useTranslate();
  return (
    <Box sx={{ textAlign: "center", display: "flex", flexDirection: "column" }}>
      <div>{role}</div>
      {place && <div>{place}</div>}
      <Box sx={{ minHeight: 72, flex: 1 }} />
      <Box sx={{ borderTop: "1px solid", borderColor: "text.disabled", pt: 0.5 }}>
        {name ?? translate("resources.handovers.doc.blank")}
      </Box>
    </Box>
  );
}
