import Box from "@mui/material/Box";
import { Link } from "react-router-dom";

export function Brand() {
  return (
    <Box
      component={Link}
      to="/"
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 1,
        px: 0.75,
        color: "text.primary",
        textDecoration: "none",
        fontWeight: 650,
        fontSize: "1.0625rem",
      }}
    >
      <Box component="svg" viewBox="0 0 32 32" aria-hidden sx={{ width: 26, height: 26 }}>
        <Box component="rect" width="32" height="32" rx="7" sx={(theme) => ({ fill: theme.palette.primary.main })} />
        <Box
          component="path"
          d="M8 21h6l4-11 3 7h4"
          sx={(theme) => ({
            fill: "none",
            stroke: theme.palette.primary.contrastText,
            strokeWidth: 2.6,
            strokeLinecap: "round",
            strokeLinejoin: "round",
          })}
        />
      </Box>
      Lanjut
    </Box>
  );
}
