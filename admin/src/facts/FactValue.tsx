import { useTranslate } from "react-admin";
import { Day, Figure, Money, Quiet } from "../fields/text.tsx";
import { type FactLine, factValueWord } from "./useFacts.ts";

interface FactValueProps {
  fact: Pick<FactLine, "type" | "unit" | "words">;
  value: string | number | boolean | null | undefined;
}

/** What a fact says of a group, with its unit; unknown is a word of its own. */
export function FactValue({ fact, value }: FactValueProps) {
  const translate = useTranslate();
  if (value === null || value === undefined) return <Quiet>{translate("resources.indicators.class.unknown")}</Quiet>;
  if (fact.type === "day") return <Day value={String(value)} />;
  if (fact.type !== "number") return <>{factValueWord(fact, value, translate)}</>;
  const number = Math.round(Number(value) * 10) / 10;
  if (fact.unit === "rupiah") return <Money value={number} />;
  if (!fact.unit || fact.unit === "count") return <Figure value={number} />;
  const unit = translate(`resources.computed-facts.unit.${fact.unit}`);
  return (
    <>
      <Figure value={number} />
      {unit === "%" ? unit : ` ${unit}`}
    </>
  );
}
