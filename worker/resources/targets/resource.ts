import { z } from "zod";
import { targets } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { invalid } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { day } from "../../http/shape.ts";
import { isWithin } from "../../protection/pipeline.ts";

const MOST_PEOPLE = 300_000_000;

function assertTerms({ actor }: RequestContext, before: Row | undefined, after: Row): void {
  const { regionCode, eligible, baseline, startsOn, deadline } = after as {
    regionCode: string;
    eligible: number;
    baseline: number | null;
    startsOn: string | null;
    deadline: string;
  };
  const faults: Record<string, LocalText> = {};
  if (!before && !isWithin(regionCode, actor.jurisdiction)) {
    faults.regionCode = {
      id: `Di luar wilayah kerja Anda (${actor.jurisdiction}).`,
      en: `Outside your jurisdiction (${actor.jurisdiction}).`,
    };
  }
  if ((baseline ?? 0) > eligible) {
    faults.baseline = {
      id: `Tidak dapat lebih dari yang berhak (${eligible}).`,
      en: `Cannot be more than those eligible (${eligible}).`,
    };
  }
  if (startsOn && startsOn >= deadline) {
    faults.deadline = { id: "Isi hari sesudah hari mulai.", en: "Give a day after the start." };
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

/** A target of an office for a region by a day; how far it is comes from `GET /api/social-protection`. */
export const targetsResource = defineResource({
  name: "targets",
  table: targets,
  prefix: "tgt",
  placement: { by: "village", villageCode: targets.regionCode },
  fixed: ["measure", "regionCode"],
  references: { regionCode: "regions" },
  shapes: {
    eligible: z.int().min(1).max(MOST_PEOPLE),
    target: z.number().gt(0).max(1),
    baseline: z.int().min(0).max(MOST_PEOPLE),
    deadline: day(),
  },
  searchColumns: ["source"],
  defaultSort: ["deadline", "ASC"],
  prepare: (ctx, { before, after }) => {
    assertTerms(ctx, before, after);
    return {};
  },
});
