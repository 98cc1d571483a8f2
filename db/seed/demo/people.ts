import type { BPJS_STATUSES, SEXES, VERIFICATION_STATES, WORK_KINDS } from "#db/constants.ts";
import { personKey } from "#worker/names.ts";
import type { NewRow } from "./dataset.ts";
import { addDays } from "./days.ts";
import { NAMES, STREETS } from "./names.ts";
import type { City, Village } from "./places.ts";
import type { Random } from "./random.ts";
import { type Doer, owned, type World } from "./world.ts";

type Sex = (typeof SEXES)[number];

const BPJS: readonly (typeof BPJS_STATUSES)[number][] = [
  ...Array<"unknown">(8).fill("unknown"),
  ...Array<"none">(6).fill("none"),
  "registered",
  "registered",
  "active",
  "active",
  "active",
  "lapsed",
];
const VERIFICATION: readonly (typeof VERIFICATION_STATES)[number][] = [
  ...Array<"verified">(12).fill("verified"),
  ...Array<"unverified">(7).fill("unverified"),
  "rejected",
];
const WORK: readonly (typeof WORK_KINDS)[number][] = [
  "own_business",
  "own_business",
  "own_business",
  "home_worker",
  "home_worker",
  "home_worker",
  "not_working",
  "family_worker",
  "employee",
  "other",
];
const EMPLOYERS = {
  malang: ["CV Busana Anggun", "Konveksi Bu Hartini", "UD Sandal Jaya", "Pengepul rokok lintingan"],
  jambi: ["CV Rotan Batanghari", "Konveksi Tanah Pilih", "Pengepul kerupuk ikan"],
} as const;
const PREFIXES = ["811", "812", "813", "821", "822", "852", "853", "857", "858", "877", "878", "881", "895", "896"];

/** Serials 9000–9999 occur on no issued card: whoever reads one sees that it is invented. */
const SERIALS = [9000, 9999] as const;

/** Region of birth, day of birth with 40 more for women, serial. */
function makeNik(random: Random, taken: Set<string>, districtCode: string, birthDate: string, sex: Sex): string {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  const shownDay = String(Number(day) + (sex === "female" ? 40 : 0)).padStart(2, "0");
  const start = `${districtCode.replaceAll(".", "")}${shownDay}${month}${year.slice(2)}`;
  for (;;) {
    const nik = `${start}${random.int(...SERIALS)}`;
    if (taken.has(nik)) continue;
    taken.add(nik);
    return nik;
  }
}

/** A mobile number whose subscriber part begins with 000, which no operator hands out. */
const makePhone = (random: Random) => `+62${random.pick(PREFIXES)}000${String(random.int(0, 99_999)).padStart(5, "0")}`;

export interface Person {
  id: string;
  name: string;
  sex: Sex;
  programKeys: Set<string>;
}

export interface PersonInput {
  city: City;
  village: Village;
  doer: Doer;
  at: number;
  product: string;
  femaleShare: number;
  legalBasis: NewRow<"people">["legalBasis"];
}

export function addPerson(world: World, r: Random, taken: Set<string>, input: PersonInput): Person {
  const { city, village, at } = input;
  const sex: Sex = r.chance(input.femaleShare) ? "female" : "male";
  const words = NAMES[city.name];
  const given = r.pick(words[sex]);
  const last = r.pick(sex === "female" ? words.lastFemale : words.lastMale);
  const name = given === last ? given : `${given} ${last}`;
  const birthDate = addDays(world.today, -r.int(20 * 365, 59 * 365));
  const born = r.chance(0.8) ? village.districtCode : r.pick(city.villages).districtCode;
  const nik = makeNik(r, taken, born, birthDate, sex);
  const phone = r.chance(0.88) ? makePhone(r) : null;
  const workKind = r.pick(WORK);
  const row = {
    ...owned(r, "ppl", input.doer, at),
    name,
    nameKey: personKey(name),
    nikLast2: nik.slice(-2),
    phoneLast2: phone?.slice(-2),
    sex,
    birthDate,
    address: `${r.pick(STREETS[city.name])} No. ${r.int(1, 118)}`,
    rtRw: `${String(r.int(1, 12)).padStart(3, "0")}/${String(r.int(1, 14)).padStart(3, "0")}`,
    villageCode: village.code,
    product: r.chance(0.7) ? input.product : undefined,
    baselineRevenueIdr: r.chance(0.75) ? r.int(2, 36) * 100_000 : undefined,
    workKind,
    employer: workKind === "home_worker" ? r.pick(EMPLOYERS[city.name]) : undefined,
    bpjsStatus: r.pick(BPJS),
    verification: r.pick(VERIFICATION),
    legalBasis: input.legalBasis,
    consent: r.chance(0.9) ? "Tertulis, saat pendaftaran pelatihan" : undefined,
  };
  world.data.people.push(row);
  world.secrets.set(row.id, { nik, phone });
  return { id: row.id, name, sex, programKeys: new Set() };
}
