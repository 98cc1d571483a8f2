import type { RaThemeOptions } from "react-admin";
import type { RiskBand } from "#db/constants.ts";

interface Tone {
  ink: string;
  ground: string;
  edge: string;
}

declare module "@mui/material/styles" {
  interface Palette {
    band: Record<RiskBand, Tone>;
    quiet: string;
  }
  interface PaletteOptions {
    band?: Record<RiskBand, Tone>;
    quiet?: string;
  }
}

const font = '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Open Sans", system-ui, sans-serif';

/** Amber and red belong to the bands alone; a faulty input or a destructive button is plum. */
const light = {
  mode: "light" as const,
  primary: { main: "#0e6657", dark: "#0a4c41", light: "#e3f0ed", contrastText: "#ffffff" },
  secondary: { main: "#3f4c47", contrastText: "#ffffff" },
  error: { main: "#8a2758", contrastText: "#ffffff" },
  warning: { main: "#4a5a54", contrastText: "#ffffff" },
  info: { main: "#3f5563", contrastText: "#ffffff" },
  success: { main: "#0e6657", contrastText: "#ffffff" },
  background: { default: "#f6f8f7", paper: "#ffffff" },
  text: { primary: "#1a2320", secondary: "#55615c", disabled: "#7b8782" },
  divider: "#e0e5e2",
  quiet: "#eef2f0",
  band: {
    lancar: { ink: "#0b5a4c", ground: "#e1f0ec", edge: "#b5d8cf" },
    waspada: { ink: "#714700", ground: "#fdf0d2", edge: "#e8cf95" },
    berisiko: { ink: "#932f0c", ground: "#fde5da", edge: "#efb79f" },
    mandek: { ink: "#ffffff", ground: "#a5182b", edge: "#a5182b" },
    data_kurang: { ink: "#46535b", ground: "#edf1f3", edge: "#9fadb5" },
  },
};

const dark = {
  mode: "dark" as const,
  primary: { main: "#63c7b2", dark: "#8fdccb", light: "#1c3631", contrastText: "#06231d" },
  secondary: { main: "#b4c1bc", contrastText: "#101413" },
  error: { main: "#f2a3c9", contrastText: "#330a1e" },
  warning: { main: "#b4c1bc", contrastText: "#101413" },
  info: { main: "#a9c0cf", contrastText: "#101413" },
  success: { main: "#63c7b2", contrastText: "#06231d" },
  background: { default: "#101413", paper: "#181d1b" },
  text: { primary: "#e6ebe9", secondary: "#a3b0ab", disabled: "#76827d" },
  divider: "#2b3431",
  quiet: "#202725",
  band: {
    lancar: { ink: "#8fdccb", ground: "#173029", edge: "#2c5348" },
    waspada: { ink: "#f2cd7e", ground: "#352a10", edge: "#5f4c1f" },
    berisiko: { ink: "#ffb796", ground: "#3d2015", edge: "#6d3a26" },
    mandek: { ink: "#ffffff", ground: "#a02234", edge: "#c03a4c" },
    data_kurang: { ink: "#b3c0c8", ground: "#212a2f", edge: "#56646c" },
  },
};

const tabular = { fontVariantNumeric: "tabular-nums" } as const;

function makeTheme(palette: typeof light | typeof dark): RaThemeOptions {
  const line = `1px solid ${palette.divider}`;
  return {
    palette,
    shape: { borderRadius: 8 },
    sidebar: { width: 216, closedWidth: 52 },
    typography: {
      fontFamily: font,
      fontSize: 14,
      h1: { fontSize: "1.375rem", fontWeight: 600, lineHeight: 1.25, letterSpacing: "-0.01em" },
      h2: { fontSize: "1rem", fontWeight: 600, lineHeight: 1.35 },
      h3: { fontSize: "0.875rem", fontWeight: 600, lineHeight: 1.4 },
      h6: { fontSize: "1rem", fontWeight: 600 },
      body1: { fontSize: "0.9375rem" },
      body2: { fontSize: "0.875rem" },
      caption: { fontSize: "0.8125rem" },
      button: { textTransform: "none", fontWeight: 600 },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: {
          body: { ...tabular },
          ":focus-visible": { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
        },
      },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: "none" } } },
      MuiCard: { styleOverrides: { root: { border: line } } },
      MuiAppBar: {
        defaultProps: { elevation: 0, color: "default" },
        styleOverrides: {
          root: {
            backgroundColor: palette.background.paper,
            color: palette.text.primary,
            borderBottom: line,
            borderRadius: 0,
          },
        },
      },
      MuiMenu: { styleOverrides: { paper: { border: line, boxShadow: "0 6px 24px rgb(0 0 0 / 0.12)" } } },
      MuiPopover: { styleOverrides: { paper: { border: line, boxShadow: "0 6px 24px rgb(0 0 0 / 0.12)" } } },
      MuiDialog: { styleOverrides: { paper: { border: line, boxShadow: "0 12px 48px rgb(0 0 0 / 0.2)" } } },
      MuiDialogTitle: { styleOverrides: { root: { fontSize: "1.125rem", fontWeight: 600 } } },
      MuiDrawer: { styleOverrides: { paper: { backgroundImage: "none" } } },
      MuiButton: { defaultProps: { disableElevation: true }, styleOverrides: { root: { transition: "none" } } },
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiIconButton: { styleOverrides: { root: { color: palette.text.secondary } } },
      MuiTextField: { defaultProps: { variant: "outlined", margin: "dense", size: "small", fullWidth: true } },
      MuiFormControl: { defaultProps: { variant: "outlined", margin: "dense", size: "small", fullWidth: true } },
      MuiAutocomplete: { defaultProps: { fullWidth: true } },
      MuiOutlinedInput: {
        styleOverrides: {
          notchedOutline: { borderColor: palette.text.disabled },
          root: { backgroundColor: palette.background.paper },
        },
      },
      MuiTableCell: {
        styleOverrides: {
          root: { borderBottom: line, ...tabular },
          sizeSmall: { padding: "7px 10px" },
          head: {
            color: palette.text.secondary,
            fontSize: "0.8125rem",
            fontWeight: 600,
            backgroundColor: palette.background.paper,
            whiteSpace: "nowrap",
          },
        },
      },
      MuiTableRow: { styleOverrides: { root: { "&:last-child td": { borderBottom: 0 } } } },
      MuiTab: { styleOverrides: { root: { minHeight: 44, padding: "8px 14px", minWidth: 0 } } },
      MuiTabs: { styleOverrides: { root: { minHeight: 44 } } },
      MuiChip: { styleOverrides: { root: { fontWeight: 500, transition: "none" } } },
      MuiFormHelperText: { styleOverrides: { root: { marginTop: 1, lineHeight: 1.3 } } },
      RaCreateButton: { styleOverrides: { root: { "&.RaCreateButton-floating": { bottom: 72 } } } },
      MuiTooltip: { defaultProps: { enterDelay: 400 } },
      /** A turning wheel has no words; what is loading says so itself, and a progressbar without a name says nothing. */
      MuiCircularProgress: { defaultProps: { "aria-hidden": true } },
      MuiSkeleton: { defaultProps: { animation: false } },
      MuiListItemIcon: { styleOverrides: { root: { minWidth: 36, color: "inherit" } } },
      RaLayout: {
        styleOverrides: {
          root: { minWidth: 0, "& .RaLayout-content": { padding: 0, minWidth: 0 } },
        },
      },
      RaToolbar: {
        styleOverrides: {
          root: {
            backgroundColor: "transparent",
            borderTop: line,
            // Over the bar of the phone, not behind it.
            "&.RaToolbar-mobileToolbar": {
              bottom: "calc(58px + env(safe-area-inset-bottom))",
              backgroundColor: palette.background.paper,
              zIndex: 3,
            },
          },
        },
      },
      RaFilterForm: {
        styleOverrides: {
          root: {
            "&&": { minHeight: 0, padding: 0 },
            "& .RaFilterForm-filterFormInput .MuiFormControl-root": { marginTop: 0 },
            "& .MuiFormHelperText-root.Mui-error": { display: "block" },
          },
        },
      },
      RaFilterFormInput: { styleOverrides: { root: { "& .RaFilterFormInput-spacer": { width: 8 } } } },
      RaDataTable: {
        styleOverrides: {
          root: {
            "& .RaDataTable-headerCell": { top: 0 },
            "& .RaDataTable-row": { cursor: "pointer" },
            "& .MuiTableRow-hover:hover": { backgroundColor: palette.quiet },
          },
        },
      },
      RaBulkActionsToolbar: {
        styleOverrides: {
          root: {
            "& .RaBulkActionsToolbar-toolbar": { backgroundColor: palette.primary.light, color: palette.text.primary },
          },
        },
      },
      RaSimpleFormIterator: { defaultProps: { fullWidth: true } },
    },
  };
}

export const lightTheme = makeTheme(light);
export const darkTheme = makeTheme(dark);
