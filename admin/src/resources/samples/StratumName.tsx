import { useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { EnumText } from "../../fields/text.tsx";
import type { Sample } from "./sampleModel.ts";

/** A stratum as people call it: a region, a programme, a sex, or a skill. */
export function StratumName({ sample, stratum }: { sample: Pick<Sample, "method" | "design">; stratum: string }) {
  const translate = useTranslate();
  const by = sample.method === "cluster" ? "village" : sample.design?.strataBy;
  if (!stratum) return <>{translate("resources.samples.noStratum")}</>;
  if (by === "village" || by === "district") return <RegionName code={stratum} />;
  if (by === "program") return <RefName resource="programs" id={stratum} plain />;
  if (by === "sex") return <EnumText of="sex" value={stratum} />;
  return <>{stratum}</>;
}
