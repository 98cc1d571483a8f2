import type { ComplaintState } from "#db/constants.ts";
import type { NewRow } from "./dataset.ts";
import { addDays, earliest, instantOn, workday } from "./days.ts";
import type { Life } from "./group.ts";
import type { Random } from "./random.ts";
import { addEvent, owned, recordedAt, type World } from "./world.ts";

type Complaint = NewRow<"complaints">;

interface Story {
  daysAgo: number;
  channel: Complaint["channel"];
  text: string;
  /** What became of it, and after how many days. */
  steps: readonly (readonly [state: ComplaintState, after: number])[];
  answer?: string;
  /** The group itself, no member of it, complains. */
  together?: boolean;
}

const DEADLINE = 10;

const STORIES: readonly Story[] = [
  {
    ...{ daysAgo: 64, channel: "letter", together: true },
    text: "Bantuan bahan baku yang dijanjikan saat pelatihan belum diterima sampai sekarang.",
    steps: [
      ["in_progress", 1],
      ["answered", 7],
      ["closed", 12],
    ],
    answer: "Bahan baku sudah diserahkan melalui kelurahan pada pertemuan bulanan; tanda terima disimpan bendahara.",
  },
  {
    ...{ daysAgo: 37, channel: "phone" },
    text: "Mesin yang diterima sering mati setelah dipakai satu jam, teknisi penjual tidak datang.",
    steps: [
      ["in_progress", 2],
      ["answered", 9],
    ],
    answer: "Mesin sudah diperbaiki lewat garansi penjual dan dicoba bersama anggota.",
  },
  {
    ...{ daysAgo: 19, channel: "whatsapp" },
    text: "Pembagian jadwal pakai mesin dirasa tidak adil; tiga anggota tidak pernah mendapat giliran.",
    steps: [["in_progress", 3]],
  },
  {
    ...{ daysAgo: 15, channel: "visit" },
    text: "Nama saya tidak ada di daftar penerima, padahal mengikuti pelatihan sampai selesai.",
    steps: [],
  },
  {
    ...{ daysAgo: 8, channel: "phone", together: true },
    text: "Pembeli belum membayar dua pesanan terakhir; kelompok meminta kantor ikut menagih.",
    steps: [["in_progress", 1]],
  },
  {
    ...{ daysAgo: 3, channel: "whatsapp" },
    text: "Mohon kejelasan kapan surat pengantar untuk pengurusan NIB diberikan.",
    steps: [],
  },
];

/** What groups of a city complained about lately: some of it settled, some of it late. */
export function addComplaints(world: World, r: Random, lives: readonly Life[]): void {
  const old = lives.filter(({ enteredOn, trainedOn }) => trainedOn && enteredOn < addDays(world.today, -90));
  const chosen = r.shuffle(old);
  STORIES.forEach((story, at) => {
    const life = chosen[at];
    if (life) tell(world, r, life, story);
  });
}

function tell(world: World, r: Random, life: Life, { daysAgo, channel, text, steps, answer, together }: Story): void {
  const { team, members, where, groupId } = life;
  const receivedOn = workday(addDays(world.today, -daysAgo));
  const at = recordedAt(world, r, receivedOn);
  const days = steps.map(([, after]) => earliest(workday(addDays(receivedOn, after)), world.last));
  const state = steps.at(-1)?.[0] ?? "received";
  const changed =
    steps.length > 0 ? { at: instantOn(days.at(-1) ?? receivedOn, 16 * 60), times: steps.length } : undefined;
  const answeredAt = steps.findIndex(([reached]) => reached === "answered");
  const row: Complaint = {
    ...owned(r, "cmp", team.clerk, at, changed),
    // The number of the register follows once all of the year are known.
    number: "",
    groupId,
    personId: together ? undefined : r.pick(members).id,
    channel,
    text,
    receivedOn,
    ownerId: r.chance(0.5) ? team.clerk.userId : life.officer.userId,
    dueOn: addDays(receivedOn, DEADLINE),
    state,
    answer,
    answeredOn: days[answeredAt],
  };
  world.data.complaints.push(row);
  const facts = { subjectId: row.id, data: { from: null } };
  addEvent(world, r, team.clerk, where, "complaint_changed", receivedOn, { ...facts, state: "received" }, at);
  let from: ComplaintState = "received";
  steps.forEach(([reached], i) => {
    const on = days[i] ?? receivedOn;
    addEvent(world, r, team.clerk, where, "complaint_changed", on, { ...facts, state: reached, data: { from } });
    from = reached;
  });
}

/** The register of each office and year, in the order in which they were received. */
export function numberComplaints(rows: Complaint[]): void {
  const used = new Map<string, number>();
  for (const row of [...rows].sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1))) {
    const year = row.receivedOn.slice(0, 4);
    const register = `${row.organizationId} ${year}`;
    const next = (used.get(register) ?? 0) + 1;
    used.set(register, next);
    row.number = `ADU/${String(next).padStart(3, "0")}/${year}`;
  }
}
