import { ACTIVITY_STATUSES, GROUP_KINDS } from "#db/constants.ts";
import { daysSince, declareFacts, monthsSince } from "./vocabulary.ts";

const { number, boolean, enumeration } = declareFacts("group");

/** Statuses that say what became of a group, as opposed to "nobody was found". */
export const SEEN_STATUSES = ["active", "partly_active", "dormant", "disbanded"] as const;

const GRADES = ["A", "B", "C", "D", "E"].flatMap((source) => [1, 2, 3].map((piece) => `${source}${piece}`));
const GRADE_AGES_AFTER = 180;

/** Keys sort by day, then by when it was recorded; the value stands behind both (10 + 13 characters). */
const keyDay = (key: string) => `substr(${key}, 1, 10)`;
const keyValue = (key: string) => `substr(${key}, 24)`;
const since = (day: string) => `max(0, ${daysSince(`max(coalesce(${day}, ''), g.startOn)`)})`;
const activeMembers = `CAST(${keyValue("e.countKey")} AS INTEGER)`;
const revenue = `CAST(${keyValue("e.revenueKey")} AS INTEGER)`;
const looked = "coalesce(e.contactOn, k.linkages, e.orders) IS NOT NULL";

/** Percent of what should be known: status, members at work, buyer, last order, and equipment where there is any. */
const KNOWN_SHARE = `100.0 * ((e.seenKey IS NOT NULL) + (e.countKey || nullif(m.members, 0) IS NOT NULL) + (${looked})
  + (e.orders IS NOT NULL) + (k.checked IS NOT NULL)) / (4 + (k.equipment IS NOT NULL))`;

export const GROUP_FACTS = {
  daysSinceTraining: number(
    "days",
    ["Hari sejak pelatihan selesai", "Days since training ended"],
    ["Hari sejak hari terakhir pelatihan.", "Days since the last day of the training."],
    daysSince("g.trainedOn"),
  ),
  monthsSinceTraining: number(
    "months",
    ["Bulan sejak pelatihan selesai", "Months since training ended"],
    ["Bulan penuh sejak hari terakhir pelatihan.", "Whole months since the last day of the training."],
    monthsSince("g.trainedOn"),
  ),
  daysSinceEntry: number(
    "days",
    ["Hari sejak masuk Lanjut", "Days since entry"],
    ["Hari sejak kelompok pertama kali tercatat di Lanjut.", "Days since the group was first known to Lanjut."],
    daysSince("g.enteredOn"),
  ),
  daysSilent: number(
    "days",
    ["Hari tanpa kabar", "Days of silence"],
    [
      "Hari sejak kejadian terakhir apa pun; tanpa kejadian, sejak pelatihan selesai atau kelompok tercatat, mana yang lebih akhir.",
      "Days since the last event of any kind; without one, since training ended or the group was entered, whichever is later.",
    ],
    since("e.eventOn"),
  ),
  daysSinceEvent: number(
    "days",
    ["Hari sejak kejadian terakhir", "Days since the last event"],
    ["Belum diketahui selama belum ada kejadian.", "Unknown while nothing has happened yet."],
    daysSince("e.eventOn"),
  ),
  daysSinceContact: number(
    "days",
    ["Hari sejak kontak terakhir", "Days since the last contact"],
    [
      "Hari sejak tindak lanjut atau kontak pendamping terakhir yang selesai; tanpa kontak, sejak pelatihan selesai atau kelompok tercatat.",
      "Days since the last finished follow-up or mentor contact; without one, since training ended or the group was entered.",
    ],
    since("e.contactOn"),
  ),
  followUpsPlanned: number(
    "count",
    ["Titik tindak lanjut", "Follow-up points"],
    ["Jumlah titik dalam rencana tindak lanjut kelompok.", "How many points the group's follow-up plan has."],
    "coalesce(p.planned, 0)",
  ),
  followUpsDone: number(
    "count",
    ["Tindak lanjut selesai", "Follow-ups done"],
    ["Jumlah tindak lanjut yang sudah selesai.", "How many follow-ups were finished."],
    "coalesce(e.done, 0)",
  ),
  followUpsOverdue: number(
    "count",
    ["Tindak lanjut terlambat", "Follow-ups overdue"],
    ["Titik terbuka yang jendelanya sudah lewat.", "Open points whose window is over."],
    "coalesce(p.overdue, 0)",
  ),
  daysOverdue: number(
    "days",
    ["Hari keterlambatan terlama", "Days overdue"],
    [
      "Hari sejak jendela titik terbuka yang paling lama terlewat; 0 bila tidak ada.",
      "Days since the window of the longest overdue point ended; 0 when none is.",
    ],
    `coalesce(${daysSince("p.oldestOverdue")}, 0)`,
  ),
  missedInARow: number(
    "count",
    ["Titik terlewat berturut-turut", "Points missed in a row"],
    [
      "Titik yang jendelanya lewat tanpa kontak selesai, dihitung sejak kontak terakhir.",
      "Points whose window passed without a finished contact, counted since the last contact.",
    ],
    "coalesce(p.missed, 0)",
  ),
  failedAttempts: number(
    "count",
    ["Upaya kontak gagal", "Failed contact attempts"],
    [
      "Upaya sejak kontak terakhir, dalam 30 hari sampai upaya yang paling akhir.",
      "Attempts since the last contact, within the 30 days up to the latest attempt.",
    ],
    "coalesce(a.attempts, 0)",
  ),
  attemptChannels: number(
    "count",
    ["Saluran upaya kontak", "Channels attempted"],
    ["Banyaknya saluran berbeda dalam upaya yang gagal itu.", "How many different channels those attempts used."],
    "coalesce(a.channels, 0)",
  ),
  activityStatus: enumeration(
    ACTIVITY_STATUSES.filter((status) => status !== "unknown"),
    ["Status terakhir", "Last status"],
    ["Status pada kontak terakhir yang menyebutkannya.", "Status at the last contact that stated one."],
    keyValue("e.statusKey"),
  ),
  lastSeenStatus: enumeration(
    SEEN_STATUSES,
    ["Terakhir terlihat", "Last seen as"],
    [
      'Status terakhir yang benar-benar terlihat; "tidak ditemukan" tidak menggantikannya.',
      'The last status really seen; "not found" does not replace it.',
    ],
    keyValue("e.seenKey"),
  ),
  daysSinceStatus: number(
    "days",
    ["Hari sejak status terakhir", "Days since the last status"],
    ["Umur status terakhir.", "Age of the last status."],
    daysSince(keyDay("e.statusKey")),
  ),
  activeAtMonth6: boolean(
    ["Aktif pada bulan ke-6", "Active at month 6"],
    [
      "Terlihat aktif pada kontak pertama di sekitar bulan ke-6 (21 hari sebelum sampai 90 hari sesudah).",
      "Seen active at the first contact around month 6 (21 days before to 90 days after).",
    ],
    `(${keyValue("e.month6Key")} = 'active')`,
  ),
  activeMembers: number(
    "count",
    ["Anggota yang bekerja", "Members at work"],
    [
      "Anggota yang bekerja menurut kontak terakhir yang menghitungnya.",
      "Members at work at the last contact that counted them.",
    ],
    activeMembers,
  ),
  memberCount: number(
    "count",
    ["Jumlah anggota", "Members"],
    ["Anggota yang belum keluar.", "Members who have not left."],
    "m.members",
  ),
  activeMemberShare: number(
    "percent",
    ["Bagian anggota yang bekerja", "Share of members at work"],
    [
      "Anggota yang bekerja dibagi jumlah anggota, paling tinggi 100.",
      "Members at work out of all members, at most 100.",
    ],
    `min(100, 100.0 * ${activeMembers} / nullif(m.members, 0))`,
  ),
  memberDrop: number(
    "percent",
    ["Anggota yang keluar", "Members who left"],
    [
      "Bagian dari semua yang pernah menjadi anggota yang sudah keluar.",
      "Share of everybody who was ever a member that has left.",
    ],
    "100.0 * m.gone / m.ever",
  ),
  evidenceGrade: enumeration(
    GRADES,
    ["Tingkat bukti", "Evidence grade"],
    [
      "Tingkat bukti kontak terakhir; A1 menjadi A2 setelah 180 hari.",
      "Evidence grade of the last contact; A1 becomes A2 after 180 days.",
    ],
    `CASE WHEN ${keyValue("e.gradeKey")} = 'A1' AND ${daysSince(keyDay("e.gradeKey"))} > ${GRADE_AGES_AFTER} THEN 'A2' ELSE ${keyValue("e.gradeKey")} END`,
  ),
  lastRevenue: number(
    "rupiah",
    ["Omzet terakhir per bulan", "Last monthly turnover"],
    [
      "Omzet sebulan menurut kontak terakhir yang menyebutkannya.",
      "Monthly turnover at the last contact that stated it.",
    ],
    revenue,
  ),
  revenueChange: number(
    "percent",
    ["Perubahan omzet", "Change of turnover"],
    ["Omzet terakhir dibanding omzet awal.", "Last turnover compared with the baseline."],
    `100.0 * (${revenue} - g.baselineRevenueIdr) / nullif(g.baselineRevenueIdr, 0)`,
  ),
  equipmentCount: number(
    "count",
    ["Jumlah alat", "Machines held"],
    ["Alat yang diserahkan dan masih dipegang kelompok.", "Machines handed over that the group still holds."],
    "coalesce(k.equipment, 0)",
  ),
  daysSinceHandover: number(
    "days",
    ["Hari sejak serah terima alat", "Days since hand-over"],
    [
      "Hari sejak alat pertama yang masih dipegang diserahkan.",
      "Days since the first machine still held was handed over.",
    ],
    daysSince("k.handedOn"),
  ),
  firstUseSeen: boolean(
    ["Alat pernah terlihat dipakai", "First use seen"],
    [
      "Setidaknya satu alat pernah terlihat dipakai; belum diketahui bila tidak ada alat.",
      "At least one machine was seen in use; unknown when there is none.",
    ],
    "CASE WHEN k.equipment THEN k.used END",
  ),
  equipmentIdle: number(
    "count",
    ["Alat menganggur atau rusak", "Machines idle or damaged"],
    [
      "Alat yang menganggur atau rusak pada pemeriksaan terakhir; belum diketahui bila belum diperiksa.",
      "Machines idle or damaged at their last check; unknown while none was checked.",
    ],
    "CASE WHEN k.equipment IS NULL THEN 0 WHEN k.checked THEN k.idle END",
  ),
  equipmentIdleTwice: number(
    "count",
    ["Alat menganggur dua kali berturut-turut", "Machines idle twice in a row"],
    [
      "Alat yang menganggur atau rusak pada dua pemeriksaan terakhir.",
      "Machines idle or damaged at their last two checks.",
    ],
    "CASE WHEN k.equipment IS NULL THEN 0 WHEN k.checked THEN k.idleTwice END",
  ),
  marketingSupports: number(
    "count",
    ["Bantuan pemasaran", "Marketing supports"],
    ["Jumlah bantuan pemasaran yang tercatat.", "How many marketing supports were recorded."],
    "coalesce(e.supports, 0)",
  ),
  linkagesAccepted: number(
    "count",
    ["Kemitraan berjalan", "Linkages accepted"],
    ["Kemitraan yang diterima dan belum berakhir.", "Linkages accepted and not ended."],
    "coalesce(k.linked, 0)",
  ),
  daysSinceLinkage: number(
    "days",
    ["Hari sejak kemitraan", "Days since linkage"],
    ["Hari sejak kemitraan berjalan yang pertama diterima.", "Days since the first linkage in force was accepted."],
    daysSince("k.linkedOn"),
  ),
  hasBuyer: boolean(
    ["Punya pembeli", "Has a buyer"],
    [
      "Ada kemitraan berjalan atau pesanan; belum diketahui selama belum ada yang menengok.",
      "A linkage in force or an order exists; unknown until somebody has looked.",
    ],
    `CASE WHEN ${looked} THEN coalesce(k.linked, 0) > 0 OR e.orders IS NOT NULL END`,
  ),
  ordersTotal: number(
    "count",
    ["Jumlah pesanan", "Orders"],
    ["Semua pesanan yang tercatat.", "All orders recorded."],
    "coalesce(e.orders, 0)",
  ),
  orders60d: number(
    "count",
    ["Pesanan 60 hari", "Orders in 60 days"],
    ["Pesanan dalam 60 hari terakhir.", "Orders in the last 60 days."],
    "coalesce(e.orders60, 0)",
  ),
  orders180d: number(
    "count",
    ["Pesanan 180 hari", "Orders in 180 days"],
    ["Pesanan dalam 180 hari terakhir.", "Orders in the last 180 days."],
    "coalesce(e.orders180, 0)",
  ),
  orderValue180d: number(
    "rupiah",
    ["Nilai pesanan 180 hari", "Value of orders in 180 days"],
    ["Nilai pesanan dalam 180 hari terakhir.", "Value of the orders in the last 180 days."],
    "coalesce(e.orderValue180, 0)",
  ),
  daysSinceOrder: number(
    "days",
    ["Hari sejak pesanan terakhir", "Days since the last order"],
    ["Belum diketahui selama belum ada pesanan.", "Unknown while there is no order."],
    daysSince("e.orderOn"),
  ),
  monthsWithoutOrder: number(
    "months",
    ["Bulan tanpa pesanan", "Months without an order"],
    [
      "Bulan penuh sejak pesanan terakhir; belum diketahui selama belum ada pesanan.",
      "Whole months since the last order; unknown while there is none.",
    ],
    monthsSince("e.orderOn"),
  ),
  capitalApplied: number(
    "count",
    ["Pengajuan modal", "Capital applications"],
    ["Pengajuan permodalan lanjutan yang tercatat.", "Applications for follow-on capital recorded."],
    "coalesce(k.applied, 0)",
  ),
  capitalDisbursed: number(
    "count",
    ["Modal cair", "Capital disbursed"],
    ["Permodalan yang sudah cair dan tidak menunggak.", "Capital disbursed and not in arrears."],
    "coalesce(k.disbursed, 0)",
  ),
  capitalInArrears: number(
    "count",
    ["Modal menunggak", "Capital in arrears"],
    ["Permodalan yang menunggak.", "Capital in arrears."],
    "coalesce(k.arrears, 0)",
  ),
  teachesEntrepreneurship: boolean(
    ["Program mengajarkan kewirausahaan", "Programme teaches entrepreneurship"],
    ["Menurut data program.", "As the programme states."],
    "g.teachesEntrepreneurship",
  ),
  grantReportDaysLate: number(
    "days",
    ["Hari laporan hibah terlambat", "Days the grant report is late"],
    [
      "Hari sejak tenggat laporan hibah program (10 Januari tahun berikutnya bila tidak diisi); 0 bila sudah diterima.",
      "Days past the programme's grant report deadline (10 January of the next year unless set); 0 once received.",
    ],
    `CASE WHEN g.reportReceivedOn <= g.day THEN 0 ELSE max(0, ${daysSince("g.reportDueOn")}) END`,
  ),
  groupKind: enumeration(
    GROUP_KINDS,
    ["Jenis", "Kind"],
    ["Kelompok atau usaha perorangan.", "A group or one person's business."],
    "g.kind",
  ),
  knownShare: number(
    "percent",
    ["Data yang diketahui", "Share of facts known"],
    [
      "Bagian dari yang perlu diketahui: status, anggota bekerja, pembeli, pesanan terakhir, keadaan alat.",
      "Share of what should be known: status, members at work, buyer, last order, state of equipment.",
    ],
    KNOWN_SHARE,
  ),
};
