import { NullableBooleanInput } from "react-admin";

/** A filter that is either asked or not: choosing "no" is the same as leaving it out. */
export function YesFilter({ source }: { source: string; alwaysOn?: boolean }) {
  return (
    <NullableBooleanInput
      source={source}
      parse={(value: string) => (value === "true" ? true : null)}
      helperText={false}
    />
  );
}
