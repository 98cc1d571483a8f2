import type { Client } from "@libsql/client/web";
import { newId } from "#db/ids.ts";
import { officeDefaults } from "#db/seed/officeDefaults.ts";
import { addDays } from "#worker/follow-ups/plan.ts";

export interface Sizes {
  programs: number;
  groups: number;
  peoplePerGroup: number;
  /** Unplanned contacts beside the five points of the plan. */
  contactsPerGroup: number;
  equipmentPerGroup: number;
  linkagesPerGroup: number;
  ordersPerGroup: number;
}

/** 200 programmes, 20,000 groups, 100,000 people, 200,000 follow-ups, 40,000 each of equipment, linkages and orders. */
export const FULL: Sizes = {
  programs: 200,
  groups: 20_000,
  peoplePerGroup: 5,
  contactsPerGroup: 5,
  equipmentPerGroup: 2,
  linkagesPerGroup: 2,
  ordersPerGroup: 2,
};
export const scaled = (factor: number): Sizes => ({
  ...FULL,
  programs: Math.max(1, Math.round(FULL.programs * factor)),
  groups: Math.round(FULL.groups * factor),
});

export const REGION = "35.73";
export const PASSWORD = "ukuran-bangku-12";
export const EMAIL = "bench@lanjut.test";
const GROUPS_A_BATCH = 1_000;

export interface Dataset {
  organizationId: string;
  userId: string;
}

const OWNED = "organizationId, version, createdAt, createdBy, updatedAt, updatedBy";
const DAYS_OF_TRAINING = 900;

/** Fills a migrated database with one office's work, by SQL alone so that a large set takes seconds. `i` is the group. */
export async function generate(client: Client, sizes: Sizes, now: number, passwordHash: string): Promise<Dataset> {
  const organizationId = newId("org", now);
  const userId = newId("usr", now);
  const today = new Date(now).toISOString().slice(0, 10);
  const own = `'${organizationId}', 1, ${now}, 'bench', ${now}, 'bench'`;
  await client.batch(
    [
      `INSERT INTO organizations (id, ${OWNED}, name, kind, regionCode) VALUES ('${organizationId}', ${own}, 'Dinas Uji', 'office', '${REGION}')`,
      {
        sql: `INSERT INTO users (id, ${OWNED}, email, name, role, passwordHash) VALUES ('${userId}', ${own}, ?, 'Penguji', 'office', ?)`,
        args: [EMAIL, passwordHash],
      },
      ...officeDefaults(client, organizationId, now),
      `INSERT INTO programs (id, ${OWNED}, name, year, fundingSource, regionCode, state, budgetIdr, spentIdr, stateChangedOn)
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${sizes.programs})
        SELECT printf('prg_B%07d', i), ${own}, 'Pelatihan ' || i, 2023 + i % 4, 'apbd_kab', '${REGION}', 'mentoring', 250000000, 180000000, '${addDays(today, -30)}' FROM n`,
    ],
    "write",
  );
  const { rows } = await client.execute(
    `SELECT code FROM regions WHERE level = 'village' AND code >= '${REGION}' AND code < '${REGION}/' ORDER BY code`,
  );
  const villages = rows.map((row) => `'${String(row.code)}'`);
  for (let from = 0; from < sizes.groups; from += GROUPS_A_BATCH) {
    const to = Math.min(sizes.groups, from + GROUPS_A_BATCH);
    for (const statement of groupStatements({ sizes, from, to, own, today, now, organizationId, userId, villages })) {
      await insertPatiently(client, statement);
    }
  }
  await insertPatiently(client, longStory(organizationId, today, now));
  await insertPatiently(client, "INSERT OR REPLACE INTO meta (key, value) VALUES ('seed', 'done')");
  return { organizationId, userId };
}

/** The group whose page and timeline are measured. */
export const STORIED = "grp_B0000042";
export const STORY_EVENTS = 500;

/** Five hundred events of one group that no rule looks at. */
const longStory = (organizationId: string, today: string, now: number) =>
  `INSERT INTO events (${EVENT}) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${STORY_EVENTS})
    SELECT printf('evt_z%07d', i), '${organizationId}', '${STORIED}', (SELECT programId FROM groups WHERE id = '${STORIED}'), 'group_changed',
      date('${today}', '-' || (i % 400) || ' days'), ${now} - i, 'bench', '${STORIED}', NULL, NULL, NULL FROM n`;

/** A checkpoint in between makes sqld say "busy": the statement is sent again. */
async function insertPatiently(client: Client, statement: string, attempt = 1): Promise<void> {
  try {
    await client.batch([statement], "write");
  } catch (error) {
    if (attempt > 20 || !/BUSY/.test(String(error))) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await insertPatiently(client, statement, attempt + 1);
  }
}

interface Part {
  sizes: Sizes;
  from: number;
  to: number;
  own: string;
  today: string;
  now: number;
  organizationId: string;
  userId: string;
  villages: string[];
}

const STEPS: [label: string, months: number, window: number][] = [
  ["Bulan 1", 1, 7],
  ["Bulan 3", 3, 14],
  ["Bulan 6", 6, 21],
  ["Bulan 12", 12, 30],
  ["Bulan 24", 24, 30],
];
const EVENT = 'id, organizationId, groupId, programId, kind, "on", recordedAt, actorId, subjectId, state, value, count';

function groupStatements({ sizes, from, to, own, today, now, organizationId, userId, villages }: Part): string[] {
  const n = `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${to})`;
  const each = (count: number) => `, k(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM k WHERE j + 1 < ${count})`;
  const group = "printf('grp_B%07d', i)";
  const program = `printf('prg_B%07d', i % ${sizes.programs})`;
  const trained = `date('${today}', '-' || (i * 37 % ${DAYS_OF_TRAINING}) || ' days')`;
  const village = `CASE i % ${villages.length} ${villages.map((code, k) => `WHEN ${k} THEN ${code}`).join(" ")} END`;
  const luck = (prime: number, of: number) => `(i * ${prime} + j * 131) % ${of}`;
  const sinceTraining = (days: string) => `min('${today}', date(${trained}, '+' || (${days}) || ' days'))`;
  const event = (id: string, kind: string, on: string, subject: string, state: string, value: string, count: string) =>
    `${id}, '${organizationId}', ${group}, ${program}, '${kind}', ${on}, ${now}, 'bench', ${subject}, ${state}, ${value}, ${count}`;
  const state =
    "CASE WHEN s = 0 THEN 'active' WHEN s = 1 THEN 'partly_active' WHEN s = 2 THEN 'dormant' ELSE 'active' END";
  const points = STEPS.map(([label, months, width], p) => {
    const due = `date(${trained}, '+${months} months')`;
    const past = `date(${due}, '+${width} days') < '${today}'`;
    const open = `(i * 61 + ${p} * 17) % 10 = 0`;
    return `INSERT INTO follow_ups (id, ${OWNED}, groupId, programId, villageCode, programRegionCode, planStep, dueOn, windowStartsOn, windowEndsOn, assigneeId, state, doneOn, resolvedOn, activityStatus, activeMembers, method)
      ${n} SELECT printf('fup_B%07d%d', i, ${p}), ${own}, ${group}, ${program}, ${village}, '${REGION}', '${label}', ${due}, date(${due}, '-${width} days'), date(${due}, '+${width} days'), '${userId}',
        CASE WHEN ${past} AND NOT ${open} THEN 'done' ELSE 'scheduled' END,
        CASE WHEN ${past} AND NOT ${open} THEN ${due} END, CASE WHEN ${past} AND NOT ${open} THEN ${due} END,
        CASE WHEN ${past} AND NOT ${open} THEN (SELECT ${state} FROM (SELECT (i + ${p}) % 5 s)) END,
        CASE WHEN ${past} AND NOT ${open} THEN 2 + i % 4 END, 'visit' FROM n`;
  });
  return [
    `INSERT INTO groups (id, ${OWNED}, programId, kind, name, nameKey, villageCode, programRegionCode, trainedOn, enteredOn, product, lat, lng)
      ${n} SELECT ${group}, ${own}, ${program}, 'group', 'Kelompok ' || i, 'uji ' || i, ${village}, '${REGION}', ${trained}, ${trained}, 'busana', -7.9 - (i * 13 % 1000) / 10000.0, 112.6 + (i * 29 % 1000) / 10000.0 FROM n`,
    `INSERT INTO people (id, ${OWNED}, name, nameKey, villageCode)
      ${n}${each(sizes.peoplePerGroup)} SELECT printf('ppl_B%07d%d', i, j), ${own}, 'Warga ' || i || '-' || j, 'warga ' || i || ' ' || j, ${village} FROM n, k`,
    `INSERT INTO memberships (id, ${OWNED}, personId, groupId, role, joinedOn)
      ${n}${each(sizes.peoplePerGroup)} SELECT printf('mbr_B%07d%d', i, j), ${own}, printf('ppl_B%07d%d', i, j), ${group}, 'member', ${trained} FROM n, k`,
    ...points,
    `INSERT INTO follow_ups (id, ${OWNED}, groupId, programId, villageCode, programRegionCode, dueOn, windowStartsOn, windowEndsOn, state, doneOn, resolvedOn, activityStatus, activeMembers, method)
      ${n}${each(sizes.contactsPerGroup)} SELECT printf('fup_C%07d%d', i, j), ${own}, ${group}, ${program}, ${village}, '${REGION}', d, d, d, 'done', d, d,
        (SELECT ${state} FROM (SELECT (i + j) % 5 s)), 2 + i % 4, 'phone' FROM (SELECT i, j, ${sinceTraining(`20 + j * 60 + ${luck(13, 40)}`)} d FROM n, k)`,
    `INSERT INTO events (${EVENT}) SELECT 'evt_' || f.id, f.organizationId, f.groupId, f.programId, 'follow_up_done', f.doneOn, ${now}, 'bench', f.id, f.activityStatus, 500000, f.activeMembers
      FROM follow_ups f WHERE f.state = 'done' AND f.groupId >= printf('grp_B%07d', ${from}) AND f.groupId < printf('grp_B%07d', ${to})`,
    `INSERT INTO equipment (id, ${OWNED}, programId, item, valueIdr, procuredOn, legalBasis, state, holderGroupId, handedOverOn)
      ${n}${each(sizes.equipmentPerGroup)} SELECT printf('eqp_B%07d%d', i, j), ${own}, ${program}, 'Mesin jahit', 2500000, ${trained}, 'hibah', CASE WHEN ${luck(7, 6)} = 0 THEN 'idle' ELSE 'in_use' END, ${group}, ${trained} FROM n, k`,
    `INSERT INTO events (${EVENT}) ${n}${each(sizes.equipmentPerGroup)} SELECT ${event("printf('evt_h%07d%d', i, j)", "equipment_handed_over", trained, "printf('eqp_B%07d%d', i, j)", "NULL", "NULL", "NULL")} FROM n, k`,
    `INSERT INTO events (${EVENT}) ${n}${each(sizes.equipmentPerGroup)} SELECT ${event("printf('evt_k%07d%d', i, j)", "equipment_checked", sinceTraining("40"), "printf('eqp_B%07d%d', i, j)", `CASE WHEN ${luck(7, 6)} = 0 THEN 'idle' ELSE 'in_use' END`, "NULL", "NULL")} FROM n, k`,
    `INSERT INTO linkages (id, ${OWNED}, groupId, buyer, type, state, startedOn)
      ${n}${each(sizes.linkagesPerGroup)} SELECT printf('lnk_B%07d%d', i, j), ${own}, ${group}, 'Toko ' || i % 300, 'titip_jual', 'accepted', ${sinceTraining("60 + j * 30")} FROM n, k`,
    `INSERT INTO events (${EVENT}) ${n}${each(sizes.linkagesPerGroup)} SELECT ${event("printf('evt_l%07d%d', i, j)", "linkage_changed", sinceTraining("60 + j * 30"), "printf('lnk_B%07d%d', i, j)", "'accepted'", "NULL", "NULL")} FROM n, k`,
    `INSERT INTO orders (id, ${OWNED}, groupId, linkageId, "on", quantity, unit, valueIdr)
      ${n}${each(sizes.ordersPerGroup)} SELECT printf('ord_B%07d%d', i, j), ${own}, ${group}, printf('lnk_B%07d%d', i, j), ${sinceTraining("90 + j * 45")}, 20, 'potong', 750000 FROM n, k`,
    `INSERT INTO events (${EVENT}) ${n}${each(sizes.ordersPerGroup)} SELECT ${event("printf('evt_o%07d%d', i, j)", "order", sinceTraining("90 + j * 45"), "printf('ord_B%07d%d', i, j)", "NULL", "750000", "20")} FROM n, k`,
  ];
}
