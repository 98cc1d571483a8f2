import { dayAt } from "#db/constants.ts";
import { invalid } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";

/** 422 for an open account whose last day has passed: it could do nothing. */
export function assertLastDay(
  { actor, now }: Pick<RequestContext, "actor" | "now">,
  account: { active: boolean; endsOn: string | null },
): void {
  if (!account.active || account.endsOn === null || account.endsOn >= dayAt(now, actor.jurisdiction)) return;
  throw invalid({
    endsOn: {
      id: "Hari terakhir ini sudah lewat; isi hari ini atau sesudahnya, atau kosongkan.",
      en: "This last day has passed; give today or a later day, or none.",
    },
  });
}
