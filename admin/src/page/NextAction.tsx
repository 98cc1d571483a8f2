import Arrow from "@mui/icons-material/ArrowForward";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";

interface NextActionProps {
  why: ReactNode;
  /** Without a label there is nothing for this person to do here. */
  label?: ReactNode;
  to?: string;
  onClick?: () => void;
}

/** Why, and the one button that follows from it. */
export function NextAction({ why, label, to, onClick }: NextActionProps) {
  const translate = useTranslate();
  const face = { variant: "contained" as const, endIcon: <Arrow />, sx: { flexShrink: 0 } };
  return (
    <Card
      sx={{
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        justifyContent: "space-between",
        gap: 1.5,
        px: 2,
        py: 1.25,
        borderLeft: 4,
        borderLeftColor: "primary.main",
      }}
    >
      <Box sx={{ flex: "1 1 220px" }}>
        <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
          {translate("resources.programs.next.title")}
        </Typography>
        <Typography variant="body1">{why}</Typography>
      </Box>
      {label &&
        (to ? (
          <Button component={Link} to={to} {...face}>
            {label}
          </Button>
        ) : (
          <Button onClick={onClick} {...face}>
            {label}
          </Button>
        ))}
    </Card>
  );
}
