import { addDays, instantOn } from "./days.ts";
import type { Life } from "./group.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

interface Asked {
  /** Which of the city's NGOs. */
  ngo: number;
  daysAgo: number;
  groupName: string;
  purpose: string;
  state: "waiting" | "refused";
  note?: string;
}

const ASKED: Asked[] = [
  {
    ...{ ngo: 0, daysAgo: 4, groupName: "Kelompok Rajut Dewi Sri", state: "waiting" },
    purpose: "Mencarikan pembeli oleh-oleh dan mendampingi pengurusan NIB selama enam bulan.",
  },
  {
    ...{ ngo: 1, daysAgo: 9, groupName: "Kelompok Keripik Berkah", state: "waiting" },
    purpose: "Menguatkan pembukuan dan musyawarah kelompok.",
  },
  {
    ...{ ngo: 0, daysAgo: 31, groupName: "Kelompok Batik Arum", state: "refused" },
    purpose: "Pendampingan pemasaran.",
    note: "Kelompok ini sudah didampingi lembaga lain sampai akhir tahun.",
  },
];

/** NGOs ask to accompany a group in their own words; two wait for the office's decision, one was refused. */
export function addPartnerRequests(world: World, r: Random, lives: readonly Life[]): void {
  const home = lives.find(({ team }) => team.ngos.length > 1);
  if (!home) return;
  const ngos = [...new Map(home.team.ngos.map(({ doer }) => [doer.organizationId, doer])).values()];
  const villages = lives.map(({ village }) => village.code);
  for (const { ngo, daysAgo, groupName, purpose, state, note } of ASKED) {
    const doer = ngos[ngo];
    if (!doer) continue;
    const askedOn = addDays(world.last, -daysAgo);
    const at = instantOn(askedOn, 10 * 60 + r.int(0, 180));
    const decidedOn = state === "refused" ? addDays(askedOn, 3) : null;
    const decidedAt = decidedOn ? instantOn(decidedOn, 14 * 60) : at;
    world.data.partnerRequests.push({
      id: r.id("gpr", at),
      organizationId: doer.organizationId,
      version: decidedOn ? 2 : 1,
      createdAt: at,
      createdBy: doer.userId,
      updatedAt: decidedAt,
      updatedBy: decidedOn ? home.team.clerk.userId : doer.userId,
      ...{ groupName, purpose, state, villageCode: r.pick(villages) },
      startsOn: addDays(askedOn, 14),
      endsOn: addDays(askedOn, 194),
      ...(decidedOn ? { decidedOn, decidedBy: home.team.clerk.userId, decisionNote: note } : {}),
    });
  }
}
