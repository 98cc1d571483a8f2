import InputAdornment from "@mui/material/InputAdornment";
import { TextInput, type TextInputProps } from "react-admin";
import { formatNumber } from "../format/number.ts";
import { parseMoney } from "./money.ts";

/** Integer rupiah, grouped while it is typed. */
export function MoneyInput(props: TextInputProps) {
  return (
    <TextInput
      {...props}
      format={(value: number | null) => formatNumber(value)}
      parse={parseMoney}
      resettable={false}
      slotProps={{
        htmlInput: { inputMode: "numeric", autoComplete: "off" },
        input: { startAdornment: <InputAdornment position="start">Rp</InputAdornment> },
      }}
    />
  );
}
