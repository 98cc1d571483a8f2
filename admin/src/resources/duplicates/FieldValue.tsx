import type { RaRecord } from "react-admin";
import { useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { Day, EnumText, Money, Quiet } from "../../fields/text.tsx";

const enums: Record<string, string> = {
  sex: "sex",
  workKind: "workKind",
  bpjsStatus: "bpjsStatus",
  verification: "verification",
  legalBasis: "legalBasis",
  kind: "groupKind",
};

/** One value of a person or a group, as its own page shows it. */
export function FieldValue({ field, row }: { field: string; row: RaRecord }) {
  const translate = useTranslate();
  const value = row[field];
  if (value === null || value === undefined || value === "")
    return <Quiet>{translate("resources.merges.empty")}</Quiet>;
  if (enums[field]) return <EnumText of={enums[field]} value={String(value)} />;
  if (field === "villageCode") return <RegionName code={value} />;
  if (field === "leaderId") return <RefName resource="people" id={value} plain />;
  if (field === "baselineRevenueIdr") return <Money value={value} />;
  if (field === "birthDate") return <Day value={value} />;
  if (field === "lat") return <>{`${row.lat}, ${row.lng}`}</>;
  return <span style={{ overflowWrap: "anywhere" }}>{String(value)}</span>;
}
