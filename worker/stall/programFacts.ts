import { PROGRAM_STATES } from "#db/constants.ts";
import { daysSince, declareFacts } from "./vocabulary.ts";

const { number, boolean, enumeration } = declareFacts("program");
const share = (part: string, whole: string) => `100.0 * ${part} / nullif(${whole}, 0)`;

/** End of the planned dates of the state a programme is in: what it should have left by now. */
const PLANNED_END =
  "CASE WHEN g.state IN ('draft', 'approved') THEN g.plannedStartOn WHEN g.state = 'running' THEN g.plannedEndOn WHEN g.state IN ('trained', 'mentoring', 'assessed') THEN g.plannedCloseOn END";

export const PROGRAM_FACTS = {
  programState: enumeration(
    PROGRAM_STATES,
    ["Tahap program", "Programme state"],
    ["Tahap program pada hari itu.", "The programme's state on the day."],
    "g.state",
  ),
  groupCount: number(
    "count",
    ["Jumlah kelompok", "Groups"],
    ["Kelompok yang pelatihannya sudah bertanggal.", "Groups whose training has a date."],
    "coalesce(n.groups, 0)",
  ),
  daysSinceStart: number(
    "days",
    ["Hari sejak kelompok pertama siap dipantau", "Days since the first group could be followed"],
    [
      "Hari sejak pelatihan selesai atau kelompok tercatat, mana yang lebih akhir, untuk kelompok yang paling awal.",
      "Days since training ended or the group was entered, whichever is later, for the earliest group.",
    ],
    daysSince("n.startOn"),
  ),
  hasFollowUpPlan: boolean(
    ["Ada rencana tindak lanjut", "Has a follow-up plan"],
    ["Setidaknya satu titik tindak lanjut sudah dibuat.", "At least one follow-up point was made."],
    "n.hasPlan",
  ),
  groupsContacted: number(
    "count",
    ["Kelompok yang sudah dihubungi", "Groups contacted"],
    ["Kelompok dengan setidaknya satu kontak selesai.", "Groups with at least one finished contact."],
    "coalesce(n.contacted, 0)",
  ),
  shareUnknownStatus: number(
    "percent",
    ["Kelompok berstatus belum diketahui", "Groups with unknown status"],
    [
      "Di antara kelompok yang pelatihannya selesai paling sedikit 3 bulan lalu; belum diketahui bila belum ada.",
      "Among groups whose training ended at least 3 months ago; unknown while there is none.",
    ],
    share("n.unknown", "n.grown"),
  ),
  shareAtRisk: number(
    "percent",
    ["Kelompok berisiko atau mandek", "Groups at risk or stalled"],
    ["Bagian kelompok dengan pita berisiko atau mandek.", "Share of groups in the bands at risk or stalled."],
    share("n.atRisk", "n.groups"),
  ),
  shareActiveMonth6: number(
    "percent",
    ["Kelompok aktif pada bulan ke-6", "Groups active at month 6"],
    [
      "Di antara kelompok yang terlihat di sekitar bulan ke-6; belum diketahui bila belum ada.",
      "Among groups seen around month 6; unknown while none was.",
    ],
    share("n.month6Active", "n.month6Seen"),
  ),
  shareEquippedOrLinked: number(
    "percent",
    ["Kelompok dengan alat atau mitra", "Groups equipped or linked"],
    [
      "Bagian kelompok yang memegang alat atau punya kemitraan berjalan.",
      "Share of groups that hold a machine or have a linkage in force.",
    ],
    share("n.reached", "n.groups"),
  ),
  budgetSpentShare: number(
    "percent",
    ["Realisasi anggaran", "Budget spent"],
    [
      "Realisasi dibagi pagu; belum diketahui bila salah satunya kosong.",
      "Spent out of the budget; unknown when either is missing.",
    ],
    share("g.spentIdr", "g.budgetIdr"),
  ),
  equipmentNotHandedOver: number(
    "count",
    ["Alat belum diserahkan", "Machines not handed over"],
    ["Alat yang sudah dibeli dan belum diserahkan.", "Machines bought and not handed over."],
    "coalesce(q.waiting, 0)",
  ),
  daysProcuredNotHandedOver: number(
    "days",
    ["Hari alat menunggu diserahkan", "Days equipment waits for hand-over"],
    [
      "Hari sejak alat yang paling lama menunggu dibeli; belum diketahui bila tidak ada.",
      "Days since the longest waiting machine was bought; unknown when there is none.",
    ],
    daysSince("q.oldest"),
  ),
  equipmentOverYearEnd: number(
    "count",
    ["Alat belum diserahkan melewati 31 Desember", "Machines not handed over by 31 December"],
    [
      "Alat yang belum diserahkan pada 31 Desember tahun pembeliannya atau sesudahnya.",
      "Machines still not handed over on or after 31 December of the year they were bought.",
    ],
    "coalesce(q.overYearEnd, 0)",
  ),
  daysPastPlan: number(
    "days",
    ["Hari melewati rencana tahap", "Days past the planned end of the state"],
    [
      "Hari sejak tanggal rencana tahap program berakhir; negatif bila belum; belum diketahui bila tidak bertanggal.",
      "Days since the planned end of the programme's state; negative before it; unknown without a date.",
    ],
    daysSince(`(${PLANNED_END})`),
  ),
};
