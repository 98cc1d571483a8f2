import type { RaRecord, Validator } from "react-admin";
import type { RegionLevel } from "#db/constants.ts";
import { RefInput } from "./RefInput.tsx";

interface RegionInputProps {
  source: string;
  label?: string;
  /** One level only; without it every level is searched. */
  level?: RegionLevel;
  /** Only what lies in the region of this code. */
  within?: string | null;
  validate?: Validator | Validator[];
  helperText?: string | false;
  alwaysOn?: boolean;
}

const text = (region?: RaRecord) => (region ? `${region.path ?? region.name} (${region.code})` : "");

/** Finds a region by name among all of the country's; the regions above it tell namesakes apart. */
export function RegionInput({ level, within, ...props }: RegionInputProps) {
  return (
    <RefInput
      {...props}
      reference="regions"
      sortBy="code"
      filter={{ ...(level && { level }), ...(within && { within }) }}
      optionText={text}
    />
  );
}
