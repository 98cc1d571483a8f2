import { pictureOf } from "./files.ts";
import type { Hidden, TwinActor, Twins } from "./twins.ts";

/** What differs between the two worlds: whatever a commission may not read. Orders and lengths differ too. */
export const HIDDEN: Hidden = {
  name: ["Aminah Rahasia", "Zubaidah Tertutup Binti Hasan"],
  other: ["Yusuf Rahasia", "Bagas Tertutup"],
  nik: ["3501014507800001", "3501011206750002"],
  phone: ["081234500001", "085799900002"],
  birthDate: ["1980-07-05", "1980-02-28"],
  address: ["Jalan Rahasia 1", "Gang Tertutup 22, belakang pasar"],
  rtRw: ["001/002", "011/004"],
  employer: ["Konveksi Rahasia", "Warung Tertutup"],
  consent: ["lisan rahasia", "tertulis tertutup"],
  baseline: [400_000, 2_750_000],
  leader: ["ppl_orangpertama", "ppl_orangkedua"],
  lat: [-7.11, -7.93],
  lng: [112.11, 112.87],
  words: ["Rahasia: suaminya sakit", "Tertutup: anaknya pindah ke Batam dan utangnya belum lunas"],
  file: ["rahasia aminah.jpg", "tertutup zubaidah, rumah.jpg"],
  number: ["RAHASIA-1/2026", "TERTUTUP-77"],
  email: ["rahasia@contoh.test", "tertutup.sekali@contoh.test"],
  own: ["pemilik rahasia", "pemilik tertutup"],
};

export interface World {
  organizationId: string;
  region: string;
  office: TwinActor;
  admin: TwinActor;
  head: TwinActor;
  officer: TwinActor;
  ngo: TwinActor;
  commission: TwinActor;
  /** The office of the province: another organisation, in whose jurisdiction the regency lies. */
  province: TwinActor;
}

/** An office, its people and its commission, in a regency of two villages. */
export async function addPeopleOf(twins: Twins, code: string): Promise<World> {
  const region = `35.${code}`;
  await twins.addRegion(region, "regency", "35");
  await twins.addRegion(`${region}.01`, "district", region);
  for (const village of ["1001", "1002"]) await twins.addRegion(`${region}.01.${village}`, "village", `${region}.01`);
  const organizationId = await twins.addOrganization(`org_kantor${code}`, "office", region);
  const ngoId = await twins.addOrganization(`org_lembaga${code}`, "ngo", region);
  const provinceId = await twins.addOrganization(`org_provinsi${code}`, "office", "35");
  const commissionId = await twins.addOrganization(`org_komisi${code}`, "commission", region);
  return {
    ...{ organizationId, region },
    office: await twins.addActor("office", organizationId),
    admin: await twins.addActor("admin", organizationId),
    head: await twins.addActor("head", organizationId),
    officer: await twins.addActor("officer", organizationId),
    ngo: await twins.addActor("ngo", ngoId),
    commission: await twins.addActor("commission", commissionId),
    province: await twins.addActor("office", provinceId),
  };
}

async function addFields({ admin }: World): Promise<void> {
  for (const entity of ["programs", "groups", "people", "equipment", "linkages"]) {
    const question = { kind: "text", label: { id: "Pemilik", en: "Owner" }, personal: true };
    await admin.make("custom-fields", { entity, code: "pemilik", question, filterable: true });
  }
}

async function addPerson({ office, region }: World, id: string, more: object = {}): Promise<void> {
  await office.make("people", {
    ...{ id, name: "{{name}}", nik: "{{nik}}", phone: "{{phone}}", birthDate: "{{birthDate}}", sex: "female" },
    ...{ address: "{{address}}", rtRw: "{{rtRw}}", employer: "{{employer}}", consent: "{{consent}}" },
    ...{ baselineRevenueIdr: "{{baseline}}", customPersonal: { pemilik: "{{own}}" } },
    ...{ villageCode: `${region}.01.1001`, workKind: "own_business", ...more },
  });
}

/** Groups, people, machines and documents. */
async function addGroups(world: World): Promise<void> {
  const { office, region } = world;
  await office.make("programs", {
    ...{ id: "prg_utama1", name: "Pelatihan menjahit", year: 2025, fundingSource: "apbd_kab", regionCode: region },
    customPersonal: { pemilik: "{{own}}" },
  });
  await addPerson(world, "ppl_orangpertama");
  await addPerson(world, "ppl_orangkedua", { name: "{{other}}", nik: null, phone: "081299900077" });
  const group = { programId: "prg_utama1", trainedOn: "2026-01-15", villageCode: `${region}.01.1001` };
  const personal = { address: "{{address}}", lat: "{{lat}}", lng: "{{lng}}", customPersonal: { pemilik: "{{own}}" } };
  await office.make("groups", { id: "grp_bersama", name: "Kelompok Melati", ...group, ...personal });
  await office.make("groups", { id: "grp_sendiri", kind: "individual", name: "Usaha {{name}}", ...group, ...personal });
  for (const [groupId, personId] of [
    ["grp_bersama", "ppl_orangpertama"],
    ["grp_bersama", "ppl_orangkedua"],
    ["grp_sendiri", "ppl_orangpertama"],
  ] as const) {
    await office.make("memberships", { groupId, personId, joinedOn: "2026-01-15" });
  }
  await office.must("PUT", "/api/groups/grp_bersama", { leaderId: "{{leader}}" }, { ifMatch: 1 });
  for (const id of ["eqp_pertama", "eqp_kedua01", "eqp_ketiga1"]) {
    await office.make("equipment", {
      ...{ id, programId: "prg_utama1", item: "Mesin jahit", serial: `SN-${id}`, valueIdr: 3_500_000 },
      ...{ procuredOn: "2025-12-01", legalBasis: "pinjam_pakai", customPersonal: { pemilik: "{{own}}" } },
    });
  }
  for (const [groupId, machine] of [
    ["grp_bersama", "eqp_pertama"],
    ["grp_sendiri", "eqp_kedua01"],
  ] as const) {
    await office.make("handovers", {
      ...{ groupId, date: "2026-02-01", items: [machine], giver: "{{other}}", receiver: "{{name}}" },
      ...{ witnesses: ["{{other}}"], place: "{{address}}", parties: { receiverAddress: "{{address}}" } },
    });
  }
}

/** What is written about a group in the course of a year. */
async function addCourse(world: World): Promise<void> {
  const { office, ngo, head } = world;
  for (const groupId of ["grp_bersama", "grp_sendiri"]) {
    await office.make("group-partners", { groupId, organizationId: ngo.organizationId, purpose: "{{words}}" });
    const one = await office.make("cases", { groupId, note: "{{words}}" });
    const action = await office.must("POST", `/api/cases/${one.id}/actions`, { type: "other", text: "{{words}}" });
    await office.must("POST", `/api/case-actions/${action.id}/done`, { result: "{{words}}" });
    await office.must("POST", `/api/cases/${one.id}/recover`, { reason: "{{words}}" });
    await office.make("marketing-supports", { groupId, kind: "photo", on: "2026-02-02", result: "{{words}}" });
    const linkage = await office.make("linkages", {
      ...{ groupId, buyer: "Toko Maju", type: "titip_jual", startedOn: "2026-02-01", note: "{{words}}" },
      customPersonal: { pemilik: "{{own}}" },
    });
    await office.must("POST", `/api/linkages/${linkage.id}/transition`, { to: "declined", reason: "{{words}}" });
    const order = await office.make("orders", { groupId, on: "2026-03-01", valueIdr: 250_000, note: "{{words}}" });
    await addPhoto(office, "orders", order.id);
    const capital = await office.make("capital-applications", {
      ...{ groupId, source: "kur", amountIdr: 5_000_000, appliedOn: "2026-03-01", purpose: "{{words}}" },
    });
    await office.must("POST", `/api/capital-applications/${capital.id}/transition`, {
      ...{ to: "declined", reason: "{{words}}" },
    });
    await office.make("contact-attempts", { groupId, channel: "phone", result: "no_answer", note: "{{words}}" });
    await office.make("licences", { groupId, kind: "nib", state: "have", number: "{{number}}", note: "{{words}}" });
    const visit = await office.make("follow-ups", { groupId, dueOn: "2026-05-01" });
    await office.must("POST", `/api/follow-ups/${visit.id}/complete`, {
      ...{ doneOn: "2026-05-02", method: "visit", activityStatus: "dormant", activeMembers: 1 },
      ...{ note: "{{words}}", lat: "{{lat}}", lng: "{{lng}}" },
    });
    await addPhoto(office, "follow-ups", visit.id);
    const skipped = await office.make("follow-ups", { groupId, dueOn: "2026-06-20" });
    await office.must("POST", `/api/follow-ups/${skipped.id}/skip`, { reason: "{{words}}" });
    await office.make("equipment-requests", { groupId, category: "Obras", reason: "{{words}}" });
    await office.make("complaints", {
      ...{
        groupId,
        personId: groupId === "grp_bersama" ? "{{leader}}" : "ppl_orangpertama",
        channel: "phone",
        text: "{{words}}",
        receivedOn: "2026-03-02",
      },
    });
    const override = await office.make("overrides", { groupId, reason: "{{words}}", expiresOn: "2026-07-20" });
    await head.must("POST", `/api/overrides/${override.id}/transition`, { to: "approved", reason: "{{words}}" });
  }
}

const CONTACT = { contact: "{{name}}", phone: "{{phone}}", email: "{{email}}", note: "{{words}}" };

/** Custody, a second hand, and somebody who leaves. */
async function addMoves({ office, head }: World): Promise<void> {
  await office.make("buyers", { name: "Koperasi Sejahtera", kind: "other", ...CONTACT });
  for (const id of ["eqp_pertama", "eqp_kedua01"]) {
    const check = { equipmentId: id, state: "idle", checkedOn: "2026-03-01", note: "{{words}}" };
    const made = await office.make("equipment-checks", check);
    await addPhoto(office, "equipment-checks", made.id);
  }
  const proposal = await office.make("redistributions", {
    ...{ equipmentId: "eqp_pertama", toGroupId: "grp_sendiri", reason: "{{words}}" },
  });
  await head.must("POST", `/api/redistributions/${proposal.id}/approve`, { note: "{{words}}" });
  const back = { equipmentId: "eqp_kedua01", on: "2026-05-05", reason: "{{words}}" };
  await office.make("equipment-moves", back);
  const [one] = await office.must<{ id: string; version: number }[]>(
    ...(["GET", `/api/memberships?filter=${encodeURIComponent('{"personId":"ppl_orangkedua"}')}`] as const),
  );
  const left = { leftOn: "2026-06-01", leaveReason: "{{words}}" };
  await office.must("PUT", `/api/memberships/${one?.id}`, left, { ifMatch: 1 });
}

async function addPhoto(actor: TwinActor, subject: string, subjectId: string): Promise<void> {
  await actor.must("POST", "/api/attachments", (place: 0 | 1) => {
    const form = new FormData();
    form.set("subject", subject);
    form.set("subjectId", subjectId);
    form.set("file", new File([pictureOf("jpeg")], String(HIDDEN.file?.[place]), { type: "image/jpeg" }));
    return form;
  });
}

/** What a person asks about their own data, and who looked. */
async function addRequests({ office, admin }: World): Promise<void> {
  const asked = await office.make("data-requests", {
    ...{ kind: "access", channel: "letter", personId: "ppl_orangpertama", requester: "{{other}}", text: "{{words}}" },
  });
  const to = { to: "verified", identity: "{{words}}" };
  await office.must("POST", `/api/data-requests/${asked.id}/transition`, to);
  await office.must("POST", "/api/people/ppl_orangpertama/reveal", { field: "nik", reason: "{{words}}" });
  await office.must("POST", "/api/exports", { resource: "people", reason: "{{words}}" });
  await office.make("saved-views", { resource: "people", name: "Pencarian", filter: { q: "{{name}}" } });
  await office.must("PUT", "/api/notification-preferences/me", { phone: "{{phone}}" }, { ifMatch: 0 });
  await admin.must("POST", "/api/stall-runs", {});
}

/** Fields that other parts of the console fill: each in both worlds, with something else. */
async function fillRest(twins: Twins): Promise<void> {
  const rest = {
    follow_ups: ["answers", "photos"],
    equipment_checks: ["photo"],
    handovers: ["document", "signatures"],
    linkages: ["endedReason"],
    orders: ["evidence"],
    data_requests: ["result"],
    complaints: ["answer"],
  };
  for (const [table, columns] of Object.entries(rest)) {
    for (const column of columns) {
      for (const [place, db] of twins.databases.entries()) {
        const text = String(HIDDEN.words?.[place]);
        const value = ["answers", "signatures"].includes(column)
          ? JSON.stringify({ kata: text })
          : JSON.stringify([text]);
        await db.execute({ sql: `UPDATE ${table} SET "${column}" = ?`, args: [value] });
      }
    }
  }
}

/** An office with one record of everything that has something to hide. */
export async function addHiddenWorld(twins: Twins): Promise<World> {
  await twins.addRegion("35", "province", null);
  const world = await addPeopleOf(twins, "01");
  await addFields(world);
  await addGroups(world);
  await addCourse(world);
  await addMoves(world);
  await addRequests(world);
  await fillRest(twins);
  for (const cron of ["0 18 * * *", "0 * * * *", "* * * * *"]) await twins.cron(cron);
  return world;
}
