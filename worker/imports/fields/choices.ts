import type { BPJS_STATUSES, MEMBER_ROLES, SEXES, WORK_KINDS } from "#db/constants.ts";
import type { Cell } from "../read/sheet.ts";
import { cellText, isBlank } from "./cellText.ts";
import { type Parsed, parsed, trouble } from "./fault.ts";

type Sex = (typeof SEXES)[number];
type WorkKind = (typeof WORK_KINDS)[number];
type BpjsStatus = (typeof BPJS_STATUSES)[number];
type MemberRole = (typeof MEMBER_ROLES)[number];

/** Words of a column and what each means; the first pattern that fits counts. */
type Words<T> = readonly (readonly [RegExp, T])[];

function choose<T>(cell: Cell | undefined, words: Words<T>, code: string, known: string): Parsed<T> {
  const text = cellText(cell);
  if (isBlank(text)) return parsed<T>(null);
  const plain = text.toLowerCase().replace(/[.'’]/g, "").trim();
  for (const [pattern, value] of words) if (pattern.test(plain)) return parsed(value);
  return trouble(
    "warning",
    code,
    `Isian tidak dikenal. Yang dikenal: ${known}.`,
    `Unknown entry. Known ones: ${known}.`,
  );
}

const SEX_WORDS: Words<Sex> = [
  [/^(p|pr|prp|perempuan|wanita|w|cewek|ibu|f|female)$/, "female"],
  [/^(l|lk|laki|laki-laki|laki laki|lelaki|pria|bapak|m|male)$/, "male"],
];

/** In a column of P and W, P is pria. */
export const isPriaWanita = (values: string[]) =>
  values.some((value) => /^w$/i.test(value)) && !values.some((value) => /^l$/i.test(value));

export function parseSex(cell: Cell | undefined, priaWanita = false): Parsed<Sex> {
  if (priaWanita && /^p$/i.test(cellText(cell))) return parsed<Sex>("male");
  return choose(cell, SEX_WORDS, "sex_unknown", "L, P");
}

export function parseWorkKind(cell: Cell | undefined): Parsed<WorkKind> {
  return choose<WorkKind>(
    cell,
    [
      [/pekerja rumahan|borongan|maklun|home ?worker|^rumahan/, "home_worker"],
      [/usaha|wira|pedagang|dagang|jualan|own business|umkm|mandiri/, "own_business"],
      [/karyawan|buruh|pegawai|swasta|employee|honorer|pns|asn|pekerja/, "employee"],
      [/pekerja keluarga|membantu keluarga/, "family_worker"],
      [
        /^(irt|ibu rumah tangga|mengurus rumah tangga|tidak bekerja|belum bekerja|pelajar|mahasiswa|pensiun).*/,
        "not_working",
      ],
      [/lain/, "other"],
    ],
    "work_kind_unknown",
    "Pekerja rumahan, Usaha sendiri, Karyawan, Tidak bekerja, Lainnya",
  );
}

/** Membership of BPJS Ketenagakerjaan; blank is unknown, never "none". */
export function parseBpjs(cell: Cell | undefined): Parsed<BpjsStatus> {
  return choose<BpjsStatus>(
    cell,
    [
      [/^(nonaktif|non aktif|tidak aktif|menunggak|lapsed)/, "lapsed"],
      [/^(tidak tahu|belum tahu|belum diketahui|unknown)/, "unknown"],
      [/^(tidak|belum|tdk|blm|no|none|n|bukan)/, "none"],
      [/^(aktif|active)/, "active"],
      [/^(ya|y|sudah|sdh|terdaftar|ada|punya|yes|registered|v|✓)/, "registered"],
    ],
    "bpjs_unknown",
    "Ya, Tidak, Belum, Aktif, Nonaktif",
  );
}

export function parseRole(cell: Cell | undefined): Parsed<MemberRole> {
  return choose<MemberRole>(
    cell,
    [
      [/^(wakil|member|anggota|peserta|agt)/, "member"],
      [/^(ketua|kordinator|koordinator|chair|pimpinan)/, "chair"],
      [/^(sekretaris|sekertaris|sekr|secretary)/, "secretary"],
      [/^(bendahara|bend|treasurer)/, "treasurer"],
    ],
    "role_unknown",
    "Ketua, Sekretaris, Bendahara, Anggota",
  );
}

/** Attended, passed: yes or no in the ways a list says it. */
export function parseYesNo(cell: Cell | undefined): Parsed<boolean> {
  return choose<boolean>(
    cell,
    [
      [/^(tidak|tdk|belum|blm|no|n|0|x|alpa|alpha|absen|gugur|izin|sakit|false)/, false],
      [/^(ya|y|hadir|sudah|sdh|lulus|selesai|tamat|kompeten|yes|1|v|✓|✔|√|true)/, true],
    ],
    "yes_no_unknown",
    "Ya, Tidak",
  );
}
