import type { Role } from "#db/constants.ts";
import type { CityName } from "./places.ts";

export interface Account {
  email: string;
  name: string;
  role: Role;
  regionCode?: string;
}
export interface Organization {
  key: string;
  city: CityName;
  kind: "office" | "ngo" | "commission";
  name: string;
  accounts: readonly Account[];
}

/** People and bodies are invented, except that both cities have an office and a council. */
export const ORGANIZATIONS: readonly Organization[] = [
  {
    key: "office.malang",
    city: "malang",
    kind: "office",
    name: "Dinas Koperasi, Industri dan Perdagangan Kota Malang",
    accounts: [
      { email: "admin@lanjut.test", name: "Dwi Hartono", role: "admin" },
      { email: "office@lanjut.test", name: "Ratna Wulandari", role: "office" },
      { email: "officer@lanjut.test", name: "Rini Kusumawati", role: "officer", regionCode: "35.73" },
      { email: "head@lanjut.test", name: "Hendra Wicaksono", role: "head" },
      { email: "office2@lanjut.test", name: "Yudi Firmansyah", role: "office" },
      { email: "officer.blimbing@lanjut.test", name: "Andik Setiawan", role: "officer", regionCode: "35.73.01" },
      { email: "officer.klojen@lanjut.test", name: "Luluk Handayani", role: "officer", regionCode: "35.73.02" },
      { email: "officer.kedungkandang@lanjut.test", name: "Imam Prasetyo", role: "officer", regionCode: "35.73.03" },
      { email: "officer.sukun@lanjut.test", name: "Erna Susanti", role: "officer", regionCode: "35.73.04" },
      { email: "officer.lowokwaru@lanjut.test", name: "Arif Nugroho", role: "officer", regionCode: "35.73.05" },
    ],
  },
  {
    key: "ngo.malang.1",
    city: "malang",
    kind: "ngo",
    name: "Yayasan Rumah Karya Perempuan",
    accounts: [
      { email: "ngo@lanjut.test", name: "Maya Anggraini", role: "ngo" },
      { email: "ngo.pendamping@lanjut.test", name: "Taufik Hidayat Rahman", role: "ngo" },
    ],
  },
  {
    key: "ngo.malang.2",
    city: "malang",
    kind: "ngo",
    name: "Lembaga Pendamping Usaha Sinar Brantas",
    accounts: [{ email: "ngo.brantas@lanjut.test", name: "Indah Purwanti", role: "ngo" }],
  },
  {
    key: "commission.malang",
    city: "malang",
    kind: "commission",
    name: "Komisi D DPRD Kota Malang",
    accounts: [
      { email: "commission@lanjut.test", name: "Bambang Sugiarto", role: "commission" },
      { email: "commission2@lanjut.test", name: "Nanik Rahayu", role: "commission" },
    ],
  },
  {
    key: "office.jambi",
    city: "jambi",
    kind: "office",
    name: "Dinas Tenaga Kerja, Koperasi dan UKM Kota Jambi",
    accounts: [
      { email: "office.jambi@lanjut.test", name: "Yusnidar Sari", role: "office" },
      { email: "admin.jambi@lanjut.test", name: "Hendri Syahputra", role: "admin" },
      { email: "head.jambi@lanjut.test", name: "Zainal Effendi", role: "head" },
      { email: "officer.jambi@lanjut.test", name: "Desi Oktavia", role: "officer", regionCode: "15.71" },
      { email: "officer.jambi.timur@lanjut.test", name: "Rusdi Arifin", role: "officer", regionCode: "15.71.03" },
      { email: "officer.jambi.kotabaru@lanjut.test", name: "Linda Afriani", role: "officer", regionCode: "15.71.07" },
    ],
  },
  {
    key: "ngo.jambi.1",
    city: "jambi",
    kind: "ngo",
    name: "Yayasan Batanghari Berdaya",
    accounts: [{ email: "ngo.jambi@lanjut.test", name: "Marlina Hasanah", role: "ngo" }],
  },
  {
    key: "commission.jambi",
    city: "jambi",
    kind: "commission",
    name: "Komisi II DPRD Kota Jambi",
    accounts: [{ email: "commission.jambi@lanjut.test", name: "Amrizal Usman", role: "commission" }],
  },
];
