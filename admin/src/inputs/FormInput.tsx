import { type RaRecord, useLocale } from "react-admin";
import type { LocalText } from "#db/schema/rules.ts";
import { RefInput } from "./RefInput.tsx";

interface FormInputProps {
  source: string;
  label?: string;
  helperText?: string | false;
}

/** Forms that can be asked: published, and not taken out of use. */
const asked = { retired: false, publishedVersion_isnull: false };

/** Chooses a form of the office by its name in the reader's language. */
export function FormInput(props: FormInputProps) {
  const locale = useLocale();
  const nameOf = (form: RaRecord) => (form.name as LocalText)[locale === "en" ? "en" : "id"];
  return <RefInput {...props} reference="forms" filter={asked} optionText={nameOf} sortBy="code" />;
}
