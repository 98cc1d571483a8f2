import type { UserActor } from "../../context.ts";
import { invalid } from "../../errors.ts";

/** 422 on `field` unless a region code lies in the actor's jurisdiction. */
export function assertInside(actor: UserActor, field: string, regionCode: string): void {
  const { jurisdiction } = actor;
  if (regionCode === jurisdiction || regionCode.startsWith(`${jurisdiction}.`)) return;
  throw invalid({
    [field]: {
      id: `Di luar wilayah kerja Anda (${jurisdiction}).`,
      en: `Outside your jurisdiction (${jurisdiction}).`,
    },
  });
}
