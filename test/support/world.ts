import { RULE_SCOPES } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { addDays } from "#worker/follow-ups/plan.ts";
import type { Resource } from "#worker/policy/roles.ts";
import { makeActor, makeOrganization, makeTeam, type TestActor } from "./actors.ts";
import { ApiClient } from "./client.ts";
import { upload } from "./files.ts";
import { grantTo, make, makeGroup, makeIdle, makeMachine, makeProgram, todayFor } from "./records.ts";
import { database, server } from "./server.ts";

export type Ids = Partial<Record<Resource, string>>;

let serial = 0;

/** What somebody adds to a group: each kind of record that an NGO may make too. */
export async function addHelp(actor: TestActor, groupId: string): Promise<Ids> {
  const day = "2026-02-01";
  const linkage = await make(actor, "linkages", { groupId, buyer: "Toko", type: "titip_jual", startedOn: day });
  const support = await make(actor, "marketing-supports", { groupId, kind: "photo", on: day });
  const order = await make(actor, "orders", { groupId, on: day, valueIdr: 250_000 });
  const capital = await make(actor, "capital-applications", {
    ...{ groupId, source: "kur", amountIdr: 5_000_000, appliedOn: day, purpose: "Bahan" },
  });
  const attempt = await make(actor, "contact-attempts", { groupId, channel: "phone", result: "no_answer" });
  const kind = actor.role === "ngo" ? "halal" : "nib";
  const licence = await make(actor, "licences", { groupId, kind, state: "have", number: "0220" });
  const proof = await upload<{ id: string }>(actor, { subject: "orders", subjectId: order.id });
  return {
    attachments: proof.body.id,
    licences: licence.id,
    buyers: String(linkage.buyerId),
    linkages: linkage.id,
    "marketing-supports": support.id,
    orders: order.id,
    "capital-applications": capital.id,
    "contact-attempts": attempt.id,
  };
}

/** Rows that only jobs and files make. */
async function addDerived(office: TestActor, ids: Ids): Promise<Ids> {
  const now = server.now();
  const signal = newId("sig", now);
  const run = newId("run", now);
  const access = newId("acc", now);
  const notice = newId("ntf", now);
  const delivery = newId("dlv", now);
  const by = { organizationId: office.organization.id, now, userId: office.userId };
  await database().batch(
    [
      {
        sql: `INSERT INTO signals (id, organizationId, ruleId, ruleVersion, code, kind, severity, scope, subjectId, groupId,
          programId, tier, points, raisedAt, raisedOn, evidence) VALUES (:id, :organizationId, 'rul_uji000', 1, 'R06', 'risk',
          'low', :scope, :groupId, :groupId, :programId, 0, 10, :now, '2026-06-01', '{}')`,
        args: {
          ...{ id: signal, organizationId: by.organizationId, scope: RULE_SCOPES[0], now },
          ...{ groupId: ids.groups ?? "", programId: ids.programs ?? "" },
        },
      },
      {
        sql: `INSERT INTO stall_runs (id, organizationId, "trigger", asOf, startedAt, startedBy)
          VALUES (:id, :organizationId, 'manual', '2026-06-01', :now, :userId)`,
        args: { id: run, ...by },
      },
      {
        sql: `INSERT INTO access_log (id, organizationId, at, userId, entity, entityId, field, reason, requestId)
          VALUES (:id, :organizationId, :now, :userId, 'people', 'ppl_x', 'nik', 'alasan', 'r')`,
        args: { id: access, ...by },
      },
      {
        sql: `INSERT INTO notifications (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, userId, kind, dedupeKey, at)
          VALUES (:id, :organizationId, :now, 'test', :now, 'test', :userId, 'case_due', :id, :now)`,
        args: { id: notice, ...by },
      },
      {
        sql: `INSERT INTO deliveries (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, userId, kind, channel, dedupeKey,
            state, notBefore) VALUES (:id, :organizationId, :now, 'test', :now, 'test', :userId, 'case_due', 'email', :id, 'dead', :now)`,
        args: { id: delivery, ...by },
      },
    ],
    "write",
  );
  const { rows } = await database().execute({
    sql: "SELECT id FROM audit_log WHERE organizationId = ? LIMIT 1",
    args: [by.organizationId],
  });
  return {
    signals: signal,
    "stall-runs": run,
    "access-log": access,
    notifications: notice,
    deliveries: delivery,
    "audit-log": String(rows[0]?.id),
  };
}

/** Two people who turned out to be one. */
async function mergeTwo(office: TestActor): Promise<string> {
  const [kept, gone] = [
    await make(office, "people", { name: "Orang ganda" }),
    await make(office, "people", { name: "Orang Ganda" }),
  ];
  const merge = await make(office, "merges", {
    ...{ entity: "people", keptId: kept.id, goneId: gone.id, keptVersion: 1, goneVersion: 1 },
  });
  return merge.id;
}

/** Ways into an office for people and programs, and out of it for events. */
async function addAccess(admin: TestActor): Promise<Ids> {
  const day = 86_400_000;
  const email = `u.${crypto.randomUUID()}@uji.test`;
  const invitation = await make(admin, "invitations", { name: "Rini", email, role: "officer" });
  const token = await make(admin, "api-tokens", {
    ...{ name: "Uji", role: "office", scopes: ["groups:read"], expiresAt: server.now() + 30 * day },
  });
  const url = "https://kait.uji-lanjut.go.id/terima";
  const webhook = await make(admin, "webhooks", { name: "Uji", url, kinds: ["order"], active: false });
  const delivery = newId("whd", server.now());
  await database().execute({
    sql: `INSERT INTO webhook_deliveries (id, organizationId, webhookId, eventId, kind, payload, state, nextAttemptAt, createdAt)
      VALUES (:delivery, :organizationId, :webhook, :delivery, 'order', '{}', 'dead', 0, 0)`,
    args: { delivery, organizationId: admin.organization.id, webhook: webhook.id },
  });
  return {
    ...{ invitations: invitation.id, "api-tokens": token.id, webhooks: webhook.id },
    "webhook-deliveries": delivery,
  };
}

/** One record of every resource in one office, about one group in its jurisdiction. */
export async function makeWorld(office: TestActor, admin: TestActor): Promise<Ids> {
  const { id: programs } = await makeProgram(office);
  const { id: groups } = await makeGroup(office, programs, { trainedOn: "2026-01-15" });
  const { id: cohorts } = await make(office, "cohorts", { programId: programs, title: "Angkatan I" });
  const { id: people } = await make(office, "people", {
    name: "Sri Uji",
    nik: `35730145078${String(++serial).padStart(5, "0")}`,
  });
  const { id: memberships } = await make(office, "memberships", { personId: people, groupId: groups });
  const { id: equipment } = await makeMachine(office, programs);
  const { id: handovers } = await make(office, "handovers", {
    groupId: groups,
    date: "2026-02-01",
    items: [equipment],
  });
  const { id: check } = await make(office, "equipment-checks", {
    ...{ equipmentId: equipment, state: "in_use", checkedOn: "2026-03-01" },
  });
  const moves = await office.api.list<{ id: string }>("equipment-moves", { filter: { equipmentId: equipment } });
  const { id: schemes } = await make(admin, "capital-schemes", {
    ...{ source: "kur", name: "KUR uji", year: 2026, maxIdr: 10_000_000, requirements: [{ code: "nib" }] },
  });
  const versions = await admin.api.list<{ id: string }>("config-versions", { filter: { entityId: schemes } });
  const { id: fields } = await make(admin, "custom-fields", {
    ...{ entity: "groups", code: `uji_${++serial}`, question: { kind: "text", label: { id: "Uji", en: "Test" } } },
  });
  const { id: views } = await make(office, "saved-views", { resource: "groups", name: "Uji", filter: {} });
  const { id: plans } = await make(admin, "plans", {
    ...{ name: "Rencana uji", steps: [{ label: "Bulan 1", offsetMonths: 1, windowBefore: 7, windowAfter: 7 }] },
  });
  const { id: forms } = await make(admin, "forms", { name: { id: "Formulir uji", en: "Test form" } });
  const query = { combinator: "and", rules: [{ field: "daysSinceTraining", operator: ">", value: 30 }] };
  const { id: rules } = await make(admin, "rules", {
    ...{ code: `U${++serial}`, name: { id: "Uji", en: "Test" }, kind: "risk", scope: "group" },
    ...{ tiers: [{ query, points: 5 }] },
  });
  const { id: computedFacts } = await make(admin, "computed-facts", {
    ...{ code: `pesananUji${serial}`, label: { id: "Pesanan uji", en: "Test orders" } },
    definition: { function: "count", event: "order", windowDays: 90 },
  });
  const { id: templates } = await make(admin, "program-templates", {
    ...{ code: `jenis_${++serial}`, name: { id: "Jenis uji", en: "Test kind" } },
    definition: { forms: [], rules: [], stages: [], documents: [], supports: [] },
  });
  const { id: indicators } = await make(office, "indicators", {
    ...{
      code: `lama_${serial}`,
      name: { id: "Sudah lama", en: "Long ago" },
      subject: "groups",
      measure: "share",
      query,
    },
  });
  const { id: dashboards } = await make(admin, "dashboards", { role: "office", cards: ["overdue", indicators] });
  const { id: followUps } = await make(office, "follow-ups", { groupId: groups, dueOn: "2026-06-20" });
  const { id: asked } = await make(office, "equipment-requests", {
    groupId: groups,
    category: "Obras",
    reason: "Rusak",
  });
  const idle = await makeIdle(office, programs, groups);
  const { id: redistributions } = await make(office, "redistributions", {
    ...{ equipmentId: idle.id, toGroupId: (await makeGroup(office, programs)).id, reason: "Menganggur sejak Januari" },
  });
  const { id: complaints } = await make(office, "complaints", {
    ...{ groupId: groups, channel: "phone", text: "Mesin belum diperbaiki", receivedOn: "2026-03-02" },
  });
  const { id: cases } = await make(office, "cases", { groupId: groups, note: "Ketua pindah" });
  const action = await office.api.post<{ id: string }>(`/api/cases/${cases}/actions`, {
    type: "other",
    text: "Bicara",
  });
  const { id: overrides } = await make(office, "overrides", {
    ...{ groupId: groups, reason: "Libur panen", expiresOn: addDays(todayFor(office), 30) },
  });
  const form = await make(office, "submission-forms", { name: "Formulir uji", programId: programs });
  const sent = await new ApiClient().post<{ id: string }>(
    `/api/submissions/${form.formKey}`,
    { _uuid: form.id, today: "2026-05-20", nama_kelompok: "Tidak ada" },
    { headers: { authorization: `Bearer ${form.token}` } },
  );
  const { id: exports } = await make(office, "exports", { resource: "groups", reason: "Uji" });
  const { id: targets } = await make(office, "targets", {
    ...{ measure: "bpjs_coverage", regionCode: office.organization.regionCode },
    ...{ eligible: 1_000, target: 0.5, deadline: "2027-12-31" },
  });
  const ids: Ids = {
    ...{ settings: `stg_${office.organization.id.slice(4)}`, complaints },
    ...{ exports, merges: await mergeTwo(office), targets },
    "data-requests": (await make(office, "data-requests", { kind: "access", channel: "letter", personId: people })).id,
    ...{ "submission-forms": form.id, submissions: sent.body.id },
    ...{ cases, "case-actions": action.body.id, overrides },
    ...{ "equipment-requests": asked, redistributions },
    ...{ organizations: office.organization.id, users: office.userId, programs, cohorts, groups, people, memberships },
    ...{ equipment, handovers, "equipment-checks": check, "equipment-moves": moves.body[0]?.id, plans, rules },
    ...{ "capital-schemes": schemes, forms, "computed-facts": computedFacts, indicators, dashboards },
    ...{
      "config-versions": versions.body[0]?.id,
      "custom-fields": fields,
      "saved-views": views,
      "program-templates": templates,
    },
    ...{ "follow-ups": followUps },
    ...(await addHelp(office, groups)),
  };
  return { ...ids, ...(await addAccess(admin)), ...(await addDerived(office, ids)) };
}

/** What a commission does in an office: a sample that is being checked, and a finding. */
export async function addAudit(commission: TestActor, office: TestActor, programId: string): Promise<Ids> {
  const addresseeId = office.organization.id;
  const { id: samples } = await make(commission, "samples", {
    ...{ question: "Apakah kelompok masih bekerja?", unit: "group", method: "simple", n: 1, auditedId: addresseeId },
    ...{ filter: {}, items: ["activityStatus"] },
  });
  for (const [verb, body] of [["freeze", {}] as const, ["draw", { seed: "31415926535897932384" }] as const]) {
    const reply = await commission.api.post(`/api/samples/${samples}/${verb}`, body);
    if (reply.status !== 200) throw new Error(`${verb}: ${reply.text}`);
  }
  const items = await commission.api.list<{ id: string }>("sample-items", { filter: { sampleId: samples } });
  const { id: findings } = await make(commission, "findings", {
    ...{ addresseeId, programId, text: "Alat belum dipakai", recommendation: "Serahkan alatnya" },
    dueOn: addDays(todayFor(commission), 14),
  });
  return { samples, "sample-items": items.body[0]?.id, findings };
}

/** Two offices, two NGOs (each accompanies one group of the first office), a commission: everybody who could meet a record. */
export async function makeCountry() {
  const team = await makeTeam("admin", "officer", "head", "ngo", "commission");
  const { office, admin, officer, head, ngo, commission } = team;
  await database().execute({
    sql: "UPDATE users SET regionCode = ? WHERE id = ?",
    args: [office.organization.regionCode, officer.userId],
  });
  const village = await database().execute({
    sql: "SELECT code FROM regions WHERE level = 'village' AND code > ? AND code < ? LIMIT 1",
    args: [office.organization.regionCode, `${office.organization.regionCode}/`],
  });
  const own = await makeWorld(office, admin);
  await database().execute({
    sql: "UPDATE groups SET villageCode = ? WHERE id = ?",
    args: [String(village.rows[0]?.code), own.groups ?? ""],
  });
  const audit = await addAudit(commission, office, own.programs ?? "");
  const partnership = await grantTo(office, ngo, own.groups ?? "");
  const ngoMade = await addHelp(ngo, own.groups ?? "");
  const otherNgo = await makeActor("ngo", {
    organization: await makeOrganization({ kind: "ngo", regionCode: office.organization.regionCode }),
  });
  const otherGroup = await makeGroup(office, own.programs ?? "");
  const otherPartnership = await grantTo(office, otherNgo, otherGroup.id);
  const otherNgoMade = await addHelp(otherNgo, otherGroup.id);
  const strangers = await makeTeam("admin", "commission");
  const foreign = await makeWorld(strangers.office, strangers.admin);
  const foreignAudit = await addAudit(strangers.commission, strangers.office, foreign.programs ?? "");
  return {
    actors: { admin, office, officer, ngo, commission, head },
    stranger: strangers.office,
    records: {
      own: { ...own, ...audit, "group-partners": partnership.id } as Ids,
      ngo: { ...ngoMade, "group-partners": partnership.id } as Ids,
      otherNgo: {
        ...otherNgoMade,
        "group-partners": otherPartnership.id,
        organizations: otherNgo.organization.id,
      } as Ids,
      otherOffice: { ...foreign, ...foreignAudit },
    },
  };
}
