import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { useTranslate } from "react-admin";
import type { ProtectionClass } from "#worker/protection/pipeline.ts";
import { Quiet } from "../../fields/text.tsx";
import { Door } from "./Door.tsx";
import type { RegionLine } from "./protectionModel.ts";

const COLUMNS: readonly ProtectionClass[] = ["listed", "verified", "registered", "paying", "lapsed", "none", "unknown"];
const VILLAGE_LENGTH = 13;

const layout = {
  "& tbody tr:last-of-type th": { borderBottom: 0 },
  // All columns fit the width of the paper.
  "@media print": {
    "& th, & td, & button": { px: 0.75, fontSize: "9pt", lineHeight: 1.3, whiteSpace: "normal" },
    "& button": { px: 0 },
  },
} as const;

/** The same counts region by region; a region opens its own parts. */
export function RegionTable({ regions, onRegion }: { regions: RegionLine[]; onRegion: (code: string) => void }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.protection.${key}`);
  const place = ({ code, name }: RegionLine) => {
    if (code === null) return <Quiet>{text("noVillage")}</Quiet>;
    if (code.length === VILLAGE_LENGTH) return name;
    return (
      <Link component="button" type="button" variant="body2" onClick={() => onRegion(code)} sx={{ textAlign: "left" }}>
        {name}
      </Link>
    );
  };
  return (
    <Box
      sx={{ overflowX: "auto", "@media print": { overflow: "visible" } }}
      tabIndex={0}
      role="region"
      aria-label={text("byRegion")}
    >
      <Table size="small" sx={layout}>
        <TableHead>
          <TableRow>
            <TableCell component="th" scope="col">
              {text("region")}
            </TableCell>
            {COLUMNS.map((name) => (
              <TableCell key={name} component="th" scope="col" align="right">
                {text(`class.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {regions.map((region) => (
            <TableRow key={region.code ?? "none"}>
              <TableCell component="th" scope="row">
                {place(region)}
              </TableCell>
              {COLUMNS.map((name) => (
                <TableCell key={name} align="right">
                  <Door count={region[name]} filter={region.filters[name]} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
