import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import FormControlLabel from "@mui/material/FormControlLabel";
import MenuItem from "@mui/material/MenuItem";
import Switch from "@mui/material/Switch";
import type { Theme } from "@mui/material/styles";
import TextField from "@mui/material/TextField";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useState } from "react";
import { Confirm, useNotify, useTranslate } from "react-admin";
import type { Role } from "#db/constants.ts";
import type { Resource } from "#worker/policy/roles.ts";
import { Quiet } from "../../fields/text.tsx";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Page } from "../../page/Page.tsx";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { CellDialog } from "./CellDialog.tsx";
import { cellsAt, PermissionTable } from "./PermissionTable.tsx";
import { adjustmentsOf, countChanged, type Draft, type Matrix } from "./permissionModel.ts";
import { UnsavedBar } from "./UnsavedBar.tsx";

/** The matrix, all roles side by side or one at a time on a phone, with what was changed and not saved yet. */
export function PermissionEditor({ matrix, onSaved }: { matrix: Matrix; onSaved: () => Promise<unknown> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const edits = useMayI()("permissions", "edit");
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("md"));
  const all = matrix.roles.map(({ role }) => role);
  const [role, setRole] = useState<Role>(all[0] ?? "admin");
  const [draft, setDraft] = useState<Draft>({});
  const [open, setOpen] = useState<[Role, Resource]>();
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [resetting, setResetting] = useState(false);
  const text = (key: string, options = {}) => translate(`resources.permissions.${key}`, options);
  const departures = matrix.roles.reduce((sum, one) => sum + countChanged(one.cells, draft, one.role), 0);
  const save = async (adjusted: object | null) => {
    setResetting(false);
    try {
      await api.put("permissions", { adjusted }, matrix.version);
      await onSaved();
      setDraft({});
      notify(text("saved"), { type: "success" });
    } catch (fault) {
      notify((fault as Error).message, { type: "error", autoHideDuration: 8000 });
    }
  };
  return (
    <Page
      title={translate("resources.permissions.name", { smart_count: 2 })}
      aside={departures > 0 && <Quiet>{text("changes", { smart_count: departures })}</Quiet>}
      subtitle={edits ? text("subtitle") : `${text("subtitle")} ${text("readOnly")}`}
      actions={
        edits &&
        Object.keys(matrix.adjusted).length > 0 && (
          <Button variant="outlined" onClick={() => setResetting(true)}>
            {text("reset")}
          </Button>
        )
      }
    >
      <Legend matrix={matrix} />
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, alignItems: "center", my: 1 }}>
        {narrow && (
          <TextField
            select
            label={text("role")}
            value={role}
            onChange={(event) => setRole(event.target.value as Role)}
            sx={{ minWidth: 200 }}
          >
            {all.map((one) => (
              <MenuItem key={one} value={one}>
                {translate(`enums.role.${one}`)}
              </MenuItem>
            ))}
          </TextField>
        )}
        <FormControlLabel
          label={text("onlyChanged")}
          control={<Switch checked={onlyChanged} onChange={(_, on) => setOnlyChanged(on)} />}
        />
      </Box>
      {onlyChanged && departures === 0 ? (
        <EmptyState title={text("nothingChanged")} />
      ) : (
        <Card sx={{ overflow: "visible" }}>
          <PermissionTable
            matrix={matrix}
            roles={narrow ? [role] : all}
            draft={draft}
            onlyChanged={onlyChanged}
            onOpen={edits ? (one, resource) => setOpen([one, resource]) : undefined}
          />
        </Card>
      )}
      <UnsavedBar
        count={Object.keys(draft).length}
        onDiscard={() => setDraft({})}
        onSave={() => save(adjustmentsOf(matrix, draft))}
      />
      {open && (
        <CellDialog
          role={open[0]}
          cells={cellsAt(matrix, ...open)}
          draft={draft}
          onDraft={setDraft}
          onClose={() => setOpen(undefined)}
        />
      )}
      <Confirm
        isOpen={resetting}
        title={text("resetTitle")}
        content={text("resetHelp")}
        onConfirm={() => save(null)}
        onClose={() => setResetting(false)}
      />
    </Page>
  );
}

/** What the words of the table mean: those that occur in it. */
function Legend({ matrix }: { matrix: Matrix }) {
  const translate = useTranslate();
  const shown = new Set(matrix.roles.flatMap(({ cells }) => cells.flatMap(({ choices }) => choices)));
  const text = (key: string) => translate(`resources.permissions.${key}`);
  return (
    <Box
      component="dl"
      aria-label={text("legend")}
      sx={{ display: "flex", flexWrap: "wrap", columnGap: 2, rowGap: 0.25, m: 0, fontSize: "0.8125rem" }}
    >
      {(["region", "partnered", "own", "none"] as const)
        .filter((access) => shown.has(access))
        .map((access) => (
          <Box key={access} sx={{ display: "flex", gap: 0.5 }}>
            <Box component="dt" sx={{ fontWeight: 600 }}>
              {text(`short.${access}`)}
            </Box>
            <Box component="dd" sx={{ m: 0, color: "text.secondary" }}>
              {text(`meaning.${access}`)}
            </Box>
          </Box>
        ))}
    </Box>
  );
}
