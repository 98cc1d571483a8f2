import { any, is, type RuleDraft, tier } from "./ruleDraft.ts";

/** The rules a new office starts with, about programmes. */
export const DEFAULT_PROGRAM_RULES: RuleDraft[] = [
  {
    code: "R01",
    kind: "risk",
    scope: "program",
    severity: "high",
    name: { id: "Alat dibeli, belum diserahkan", en: "Equipment bought, not handed over" },
    reason: {
      id: "Alat yang dua bulan di gudang adalah uang yang diam; setelah 31 Desember menjadi temuan pemeriksaan.",
      en: "Machines two months in a store are idle money; after 31 December they are an audit finding.",
    },
    clears: { id: "BAST untuk semua alat yang menunggu.", en: "A hand-over record for every machine that waits." },
    tiers: [{ points: 25, query: any(is("daysProcuredNotHandedOver", ">", 60), is("equipmentOverYearEnd", ">=", 1)) }],
  },
  {
    code: "R13",
    kind: "risk",
    scope: "program",
    severity: "high",
    name: {
      id: "Kurang dari separuh kelompok aktif pada bulan ke-6",
      en: "Fewer than half the groups active at month 6",
    },
    reason: {
      id: "Bila separuh kelompok berhenti dalam enam bulan, masalahnya ada pada program.",
      en: "When half the groups stop within six months the problem is the programme.",
    },
    clears: {
      id: "Tidak padam sendiri: bulan ke-6 sudah lewat; hanya kunjungan bulan ke-6 kelompok lain yang mengubahnya.",
      en: "Nothing by itself: month 6 is past; only other groups' month-6 visits change it.",
    },
    tiers: [tier(30, is("shareActiveMonth6", "<", 50))],
  },
  {
    code: "R17",
    kind: "risk",
    scope: "program",
    severity: "high",
    name: { id: "Anggaran habis, hasil belum sampai", en: "Budget spent, groups not reached" },
    reason: {
      id: "Pagu hampir habis sementara separuh kelompok belum memegang alat atau punya mitra.",
      en: "The budget is nearly spent while half the groups have neither equipment nor a buyer.",
    },
    clears: {
      id: "Alat atau kemitraan bagi paling sedikit separuh kelompok.",
      en: "Equipment or a linkage for at least half the groups.",
    },
    tiers: [tier(20, is("budgetSpentShare", ">=", 90), is("shareEquippedOrLinked", "<", 50))],
  },
  {
    code: "R18",
    kind: "risk",
    scope: "program",
    severity: "high",
    name: { id: "Tidak ada tindak lanjut", en: "No follow-through" },
    reason: {
      id: "Dua bulan setelah pelatihan seharusnya ada rencana dan kontak pertama.",
      en: "Two months after training there should be a plan and a first contact.",
    },
    clears: {
      id: "Rencana tindak lanjut dan kontak selesai dengan paling sedikit satu kelompok.",
      en: "A follow-up plan and a finished contact with at least one group.",
    },
    tiers: [
      tier(30, is("daysSinceStart", ">=", 60), any(is("hasFollowUpPlan", "=", false), is("groupsContacted", "=", 0))),
    ],
  },
  {
    code: "R19",
    kind: "risk",
    scope: "program",
    severity: "high",
    name: { id: "Banyak kelompok berisiko atau mandek", en: "Many groups at risk or stalled" },
    reason: {
      id: "Sepertiga kelompok bermasalah menandakan sebab bersama.",
      en: "A third of the groups in trouble points to a common cause.",
    },
    clears: {
      id: "Bagian kelompok berisiko atau mandek turun di bawah 30 %.",
      en: "The share of groups at risk or stalled falls below 30 %.",
    },
    tiers: [tier(30, is("shareAtRisk", ">=", 30)), tier(50, is("shareAtRisk", ">=", 50))],
  },
  {
    code: "R20",
    kind: "risk",
    scope: "program",
    severity: "medium",
    name: { id: "Banyak kelompok belum diketahui", en: "Many groups unknown" },
    reason: {
      id: "Sejak bulan ke-3, tidak tahu keadaan dua dari lima kelompok sama dengan tidak memantau.",
      en: "From month 3, not knowing about two groups in five is not following up.",
    },
    clears: {
      id: "Kunjungan sampai kurang dari 40 % kelompok berstatus belum diketahui.",
      en: "Visits, until fewer than 40 % of groups have an unknown status.",
    },
    tiers: [tier(25, is("shareUnknownStatus", ">=", 40))],
  },
  {
    code: "R21",
    kind: "risk",
    scope: "program",
    severity: "medium",
    name: { id: "Program tertahan di tahapnya", en: "Programme stuck in its state" },
    reason: {
      id: "Dua bulan melewati rencana tahap tanpa pindah tahap berarti rencana tidak lagi berlaku.",
      en: "Two months past the planned end of a state without moving on means the plan no longer holds.",
    },
    clears: {
      id: "Pindahkan program ke tahap berikutnya, atau perbarui tanggal rencananya.",
      en: "Move the programme to its next state, or bring its planned dates up to date.",
    },
    tiers: [tier(20, is("daysPastPlan", ">=", 60))],
  },
];
