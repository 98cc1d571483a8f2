import { useLocale, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { Day, Money, Quiet } from "../../fields/text.tsx";
import { wordsIn } from "../../forms/formText.ts";
import type { Binned } from "./binModel.ts";

/** What a deleted record is known by: its name, its day and amount, and what it hung on. */
export function BinnedName({ record }: { record: Binned }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { on, valueIdr, groupId, personId, equipmentId } = record;
  const label = typeof record.label === "object" ? wordsIn(record.label, locale) : record.label;
  const parts = [
    label && <strong key="label">{label}</strong>,
    valueIdr !== null && <Money key="value" value={valueIdr} />,
    on && <Day key="on" value={on} />,
    personId && <RefName key="person" resource="people" id={personId} plain />,
    equipmentId && <RefName key="equipment" resource="equipment" id={equipmentId} plain />,
    groupId && <RefName key="group" resource="groups" id={groupId} plain />,
  ].filter(Boolean);
  if (parts.length === 0) return <Quiet>{translate("resources.recycle-bin.unnamed")}</Quiet>;
  return (
    <>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name stand in one order
        <span key={at}>
          {at > 0 && " · "}
          {part}
        </span>
      ))}
    </>
  );
}
