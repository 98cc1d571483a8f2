import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { required, useInput, useTranslate, ValidationError } from "react-admin";
import { useWatch } from "react-hook-form";
import type { Role } from "#db/constants.ts";
import { tokenScopes } from "#worker/policy/tokenScopes.ts";
import { useActionWord } from "../permissions/useActionWord.ts";
import { groupScopes } from "./accessModel.ts";

const needed = required();

/** What a token may do: of what its role can be given, one line a kind of record. */
export function ScopesInput() {
  const translate = useTranslate();
  const word = useActionWord();
  const role = useWatch({ name: "role" }) as Role | undefined;
  const { field, fieldState } = useInput({ source: "scopes", validate: needed });
  if (!role) return null;
  const offered = tokenScopes(role);
  const chosen = ((field.value as string[] | null) ?? []).filter((scope) => offered.includes(scope));
  const text = (key: string, options = {}) => translate(`resources.api-tokens.${key}`, options);
  const toggle = (scope: string) =>
    field.onChange(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope]);
  const reading = offered.filter((scope) => scope.endsWith(":read") && scope !== "people:read");
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mt: 1, minWidth: 0 }}>
      <Typography component="legend" variant="body2" sx={{ fontWeight: 600 }}>
        {text("fields.scopes")} *
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1, my: 0.5 }}>
        <Button size="small" onClick={() => field.onChange(reading)}>
          {text("readAll")}
        </Button>
        <Button size="small" color="inherit" onClick={() => field.onChange([])}>
          {text("none")}
        </Button>
        <Typography variant="caption" role="status">
          {text("chosen", { smart_count: chosen.length })}
        </Typography>
      </Box>
      {chosen.includes("people:read") && (
        <Alert severity="info" variant="outlined" sx={{ mb: 1 }}>
          {text("personal")}
        </Alert>
      )}
      {groupScopes(offered).map(({ resource, scopes }) => {
        const name = translate(`resources.permissions.of.${resource}`);
        return (
          <Box key={resource} role="group" aria-label={name} sx={{ py: 0.5, borderTop: 1, borderColor: "divider" }}>
            <Typography variant="body2" aria-hidden>
              {name}
            </Typography>
            <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 1 }}>
              {scopes.map(({ scope, action }) => (
                <FormControlLabel
                  key={scope}
                  label={word(resource, action)}
                  slotProps={{ typography: { variant: "body2" } }}
                  control={<Checkbox size="small" checked={chosen.includes(scope)} onChange={() => toggle(scope)} />}
                />
              ))}
            </Box>
          </Box>
        );
      })}
      <FormHelperText error={Boolean(fieldState.error)}>
        {fieldState.error?.message ? <ValidationError error={fieldState.error.message} /> : text("scopesHelp")}
      </FormHelperText>
    </Box>
  );
}
