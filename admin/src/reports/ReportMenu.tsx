import Print from "@mui/icons-material/PrintOutlined";
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { type Asked, askedQuery } from "../outcomes/asked.ts";

/** The documents that can be made of what is on show. */
export function ReportMenu({ asked }: { asked: Asked }) {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const query = askedQuery(asked);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Print />}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {translate("outcomes.report.title")}
      </Button>
      <Menu open={Boolean(anchor)} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {(["session", "full", "quarter"] as const).map((one) => (
          <MenuItem key={one} component={Link} to={`/reports/${one}?${query}`}>
            {translate(`outcomes.report.${one}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
