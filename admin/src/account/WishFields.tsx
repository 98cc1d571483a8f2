import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import MenuItem from "@mui/material/MenuItem";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import type { DeliveryChannel } from "#db/constants.ts";

export interface Wishes {
  id: string;
  version: number;
  channel: DeliveryChannel;
  locale: "id" | "en";
  digest: boolean;
  quietFrom: string;
  quietTo: string;
  phone: string | null;
}

interface WishFieldsProps {
  wishes: Wishes;
  faults: Record<string, string>;
  onChange: (part: Partial<Wishes>) => void;
}

/** The number where one is needed, the Monday list, and for messages their language and the hours without any. */
export function WishFields({ wishes, faults, onChange }: WishFieldsProps) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.notification-preferences.${key}`);
  const field = (name: "phone" | "quietFrom" | "quietTo" | "locale") => ({
    label: text(`fields.${name}`),
    value: wishes[name] ?? "",
    error: Boolean(faults[name]),
    helperText: faults[name],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  const time = { type: "time", slotProps: { inputLabel: { shrink: true } }, required: true };
  return (
    <>
      {wishes.channel === "whatsapp" && <TextField {...field("phone")} type="tel" autoComplete="tel" required />}
      <Box sx={{ my: 1 }}>
        <FormControlLabel
          control={<Switch checked={wishes.digest} onChange={(_, digest) => onChange({ digest })} />}
          label={text("fields.digest")}
          aria-describedby="wish-digest-help"
        />
        <FormHelperText id="wish-digest-help" sx={{ m: 0 }}>
          {text("digestHelp")}
        </FormHelperText>
      </Box>
      {wishes.channel !== "none" && (
        <>
          <TextField {...field("locale")} select>
            <MenuItem value="id">Bahasa Indonesia</MenuItem>
            <MenuItem value="en">English</MenuItem>
          </TextField>
          <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 1.5 }}>
            <TextField {...field("quietFrom")} {...time} />
            <TextField {...field("quietTo")} {...time} />
          </Box>
          <FormHelperText sx={{ m: 0 }}>{text("quietHelp")}</FormHelperText>
        </>
      )}
    </>
  );
}
