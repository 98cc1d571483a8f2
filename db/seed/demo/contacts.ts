import type { ActivityStatus, EVIDENCE_KINDS, OBSTACLES } from "#db/constants.ts";
import { evidenceOf } from "#worker/follow-ups/contact.ts";
import type { NewRow } from "./dataset.ts";
import { daysBetween, instantOn } from "./days.ts";
import { happened, type Life } from "./group.ts";
import { checkMachines, type Owned } from "./machines.ts";
import { addEvent, type Doer, owned, recordedAt } from "./world.ts";

type Obstacle = (typeof OBSTACLES)[number];
type Evidence = (typeof EVIDENCE_KINDS)[number];
export type Point = NewRow<"followUps">;

/** Marketing and capital are what groups name first. */
const OBSTACLES_SEEN: readonly Obstacle[] = [
  ...Array<"market">(7).fill("market"),
  ...Array<"capital">(5).fill("capital"),
  "raw_material",
  "raw_material",
  "equipment_broken",
  "members_moved",
  "members_moved",
  "group_conflict",
  "care_burden",
  "care_burden",
  "permit",
  "price_quality",
  "mentor_absent",
  "season",
  "health",
];
const NOTES: Partial<Record<ActivityStatus, readonly string[]>> = {
  active: [
    "Pesanan berjalan, bahan baku cukup.",
    "Produksi dua kali seminggu di rumah ketua.",
    "Minta bantuan kemasan.",
  ],
  partly_active: ["Hanya sebagian anggota yang masih berproduksi.", "Produksi bila ada pesanan saja."],
  dormant: ["Vakum sejak pesanan berhenti.", "Mesin disimpan, belum ada kegiatan."],
  disbanded: ["Anggota sepakat bubar.", "Kelompok bubar, ketua bekerja di pabrik."],
  not_found: ["Alamat kosong, tetangga tidak tahu.", "Tidak ditemukan di alamat terdaftar."],
  unknown: ["Penerima telepon tidak dapat memastikan."],
};
const AT_WORK: readonly ActivityStatus[] = ["active", "partly_active"];
const VISIT_EVIDENCE: readonly Evidence[] = ["photo_with_place", "photo", "document", "buyer", "neighbour"];

function revenueOf(life: Life, status: ActivityStatus): number | undefined {
  const { r, baseline } = life;
  if (status === "not_found" || status === "unknown") return undefined;
  if (status === "dormant" || status === "disbanded") return 0;
  const factor = status === "active" ? 1 + r.next() * 0.95 : 0.25 + r.next() * 0.5;
  return Math.round((baseline * factor) / 50_000) * 50_000;
}

function obstaclesOf(life: Life, status: ActivityStatus): Obstacle[] {
  const { r } = life;
  const count = status === "active" ? r.int(0, 1) : r.int(1, 3);
  return [...new Set(Array.from({ length: count }, () => r.pick(OBSTACLES_SEEN)))];
}

/** Fills a point with what a visitor saw on a day, checks the machines, and tells it as an event. */
export function finish(life: Life, point: Point, doer: Doer, on: string, machines: Owned[]): void {
  const { world, r, script, trainedOn } = life;
  const scriptDay = daysBetween(trainedOn ?? on, on);
  const seen = script.seen.findLast(({ from }) => from <= scriptDay) ?? { status: "unknown" as const, share: 0 };
  const phone = script.byPhone && !AT_WORK.includes(seen.status);
  const method = phone || r.chance(0.1) ? r.pick(["phone", "whatsapp"] as const) : r.chance(0.08) ? "meeting" : "visit";
  const uncounted = phone || seen.status === "unknown" || seen.status === "not_found";
  const evidence = method === "visit" ? r.shuffle(VISIT_EVIDENCE).slice(0, r.int(0, 2)) : [];
  const role = doer.organizationId === life.team.officeId ? "officer" : "ngo";
  const at = recordedAt(world, r, on, r.chance(0.03) ? r.int(6, 12) : 0);
  Object.assign(point, {
    state: "done",
    doneOn: on,
    resolvedOn: on,
    resolvedAt: at,
    method,
    activityStatus: seen.status,
    activeMembers: uncounted ? undefined : Math.round(seen.share * life.membersOn(on)),
    monthlyRevenueIdr: uncounted && seen.status !== "dormant" ? undefined : revenueOf(life, seen.status),
    obstacles: obstaclesOf(life, seen.status),
    evidence,
    ...evidenceOf(role, { method, evidence }),
    lat: method === "visit" ? life.point.lat : undefined,
    lng: method === "visit" ? life.point.lng : undefined,
    note: r.chance(0.5) ? r.pick(NOTES[seen.status] ?? [""]) || undefined : undefined,
    version: (point.version ?? 1) + 1,
    updatedAt: at,
    updatedBy: doer.userId,
  } satisfies Partial<Point>);
  addEvent(
    world,
    r,
    doer,
    life.where,
    "follow_up_done",
    on,
    {
      subjectId: point.id,
      state: seen.status,
      value: point.monthlyRevenueIdr,
      count: point.activeMembers,
      data: {
        planStep: point.planStep ?? null,
        method,
        evidenceGrade: point.evidenceGrade,
        obstacles: point.obstacles ?? [],
      },
    },
    at,
  );
  if (method === "visit" && role === "officer" && r.chance(0.95)) checkMachines(life, machines, { doer, on, at });
}

const CHANNELS = ["phone", "whatsapp", "visit", "phone", "whatsapp"] as const;
const RESULTS = {
  phone: ["no_answer", "wrong_number"],
  whatsapp: ["no_answer"],
  visit: ["not_home", "moved"],
} as const;

/** A try that reached nobody. */
export function addAttempt(life: Life, on: string, channel: (typeof CHANNELS)[number], point?: Point): void {
  const { world, r, officer } = life;
  const at = instantOn(on, r.int(8 * 60, 16 * 60));
  const row = {
    ...owned(r, "att", officer, at),
    groupId: life.groupId,
    followUpId: point?.id,
    channel,
    at,
    result: r.pick(RESULTS[channel]),
  };
  world.data.contactAttempts.push(row);
  const data = { result: row.result, followUpId: row.followUpId ?? null };
  addEvent(world, r, officer, life.where, "contact_attempted", on, { subjectId: row.id, state: channel, data }, at);
}

/** The script's tries hang on the latest point that was open by then. */
export function addAttempts(life: Life, points: readonly Point[]): void {
  life.script.attempts.forEach((scriptDay, i) => {
    const on = happened(life, scriptDay);
    if (!on) return;
    const open = points.findLast((point) => point.windowStartsOn <= on && point.state === "scheduled");
    addAttempt(life, on, CHANNELS[i % CHANNELS.length] ?? "phone", open);
  });
}
