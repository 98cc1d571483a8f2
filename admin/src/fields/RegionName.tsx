import { useReference } from "react-admin";
import { Quiet } from "./text.tsx";

interface Region {
  id: string;
  code: string;
  name: string;
}

/** Name of a region by its code; the code itself until the name is known. */
export function RegionName({ code }: { code?: string | null }) {
  const { referenceRecord } = useReference<Region>({
    reference: "regions",
    id: code ?? "",
    options: { enabled: Boolean(code) },
  });
  if (!code) return <Quiet>–</Quiet>;
  return <span title={code}>{referenceRecord?.name ?? code}</span>;
}
