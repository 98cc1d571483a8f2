import { useLocale } from "react-admin";
import type { CustomFieldEntity } from "#db/constants.ts";
import { wordsIn } from "../forms/formText.ts";
import { Fact } from "../page/Facts.tsx";
import { CustomValue } from "./CustomValue.tsx";
import { readValue, type WithCustom } from "./customField.ts";
import { useCustomFields } from "./useCustomFields.ts";

/** Fields of the office's own among the facts of a record; a retired one stays where it has a value. */
export function CustomFacts({ entity, record }: { entity: CustomFieldEntity; record: object }) {
  const fields = useCustomFields(entity);
  const locale = useLocale();
  const row = record as WithCustom;
  const shown = fields.filter(
    (field) => field.organizationId === row.organizationId && (!field.retired || readValue(row, field) !== null),
  );
  return shown.map((field) => (
    <Fact key={field.id} label={wordsIn(field.question.label, locale)} wide={field.question.kind === "text"}>
      <CustomValue record={row} field={field} />
    </Fact>
  ));
}
