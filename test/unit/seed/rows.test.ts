import { describe, expect, test } from "vitest";
import {
  ACTIVITY_STATUSES,
  CAPITAL_STATES,
  EQUIPMENT_STATES,
  FUNDING_SOURCES,
  LEGAL_BASES,
  LICENCE_STATES,
  LINKAGE_STATES,
  LINKAGE_TYPES,
  PARTNER_STATES,
  PROGRAM_STATES,
} from "#db/constants.ts";
import { instantOn } from "#db/seed/demo/days.ts";
import { CAPITAL_MACHINE, EQUIPMENT_MACHINE, LINKAGE_MACHINE, PROGRAM_MACHINE } from "#worker/policy/transitions.ts";
import { demoOn } from "./support.ts";

const TODAY = "2026-11-22";
const world = demoOn(TODAY);
const { data } = world;
const count = <T>(rows: readonly T[], test: (row: T) => boolean) => rows.filter(test).length;
const every = (list: readonly string[], rows: readonly unknown[], field: string) =>
  expect(new Set(rows.map((row) => (row as Record<string, unknown>)[field]))).toEqual(new Set(list));

describe("size and spread", () => {
  test("two offices, three NGOs, a commission each, and the accounts by name", () => {
    expect(data.organizations.map(({ kind, regionCode }) => `${kind} ${regionCode}`).sort()).toEqual([
      "commission 15.71",
      "commission 35.73",
      "ngo 15.71",
      "ngo 35.73",
      "ngo 35.73",
      "office 15.71",
      "office 35.73",
    ]);
    const home = (email: string) => {
      const user = data.users.find((one) => one.email === `${email}@lanjut.test`);
      const organization = data.organizations.find(({ id }) => id === user?.organizationId);
      return `${user?.role} ${organization?.kind} ${organization?.regionCode} ${user?.demo}`;
    };
    for (const role of ["admin", "office", "officer", "head"]) expect(home(role)).toBe(`${role} office 35.73 true`);
    expect(home("ngo")).toBe("ngo ngo 35.73 true");
    expect(home("commission")).toBe("commission commission 35.73 true");
    expect(home("office.jambi")).toBe("office office 15.71 true");
  });

  test("as many records as a city has", () => {
    expect(data.programs.length).toBeGreaterThanOrEqual(12);
    expect(data.groups.length).toBeGreaterThanOrEqual(200);
    expect(data.people.length).toBeGreaterThanOrEqual(2_500);
    const trained = data.groups.flatMap(({ trainedOn }) => trainedOn ?? []).sort();
    expect(trained[0]?.slice(0, 7)).toBe("2024-03");
    expect(new Set(data.programs.map(({ year }) => year)).size).toBeGreaterThanOrEqual(3);
  });

  test("every state, source, basis and type occurs", () => {
    every(PROGRAM_STATES, data.programs, "state");
    every(FUNDING_SOURCES, data.programs, "fundingSource");
    every(EQUIPMENT_STATES, data.equipment, "state");
    every(LEGAL_BASES, data.equipment, "legalBasis");
    every(LINKAGE_STATES, data.linkages, "state");
    every(LINKAGE_TYPES, data.linkages, "type");
    every(CAPITAL_STATES, data.capitalApplications, "state");
    every(PARTNER_STATES, data.groupPartners, "state");
    const seen = new Set(data.followUps.flatMap(({ activityStatus }) => activityStatus ?? []));
    expect(seen).toEqual(new Set(ACTIVITY_STATUSES));
    const points = new Set(data.followUps.map(({ state }) => state));
    for (const state of ["done", "skipped", "unreachable", "predates"] as const) expect(points).toContain(state);
  });

  test("about half of the groups are seen active at month 12", () => {
    const ripe = data.followUps.filter(
      ({ planStep, windowEndsOn, state }) => planStep === month(12) && windowEndsOn < TODAY && state !== "predates",
    );
    const active = count(ripe, ({ activityStatus }) => activityStatus === "active");
    expect(ripe.length).toBeGreaterThan(80);
    expect(active / ripe.length).toBeGreaterThan(0.42);
    expect(active / ripe.length).toBeLessThan(0.58);
  });
});

const month = (n: number) => data.plans[0]?.steps.find(({ offsetMonths }) => offsetMonths === n)?.label;

describe("one truth", () => {
  test("every reference leads to a row of the demo", () => {
    const ids = new Set(Object.values(data).flatMap((rows) => rows.map(({ id }) => id)));
    expect(ids.size).toBe(Object.values(data).reduce((sum, rows) => sum + rows.length, 0));
    // The number of a submission is the other tool's own.
    const refers = /^(?!(?:organizationId|instanceId)$)\w*(?:Id|createdBy|updatedBy)$|^creditedTo$/;
    for (const [table, rows] of Object.entries(data)) {
      for (const row of rows) {
        for (const [field, value] of Object.entries(row)) {
          if (!refers.test(field) || value === undefined || value === null || String(value).startsWith("system:"))
            continue;
          expect(ids.has(String(value)), `${table}.${field} ${value}`).toBe(true);
        }
        expect(ids.has(row.organizationId ?? ""), table).toBe(true);
      }
    }
  });

  test("nothing has happened today or later, and events of a record are recorded in order", () => {
    const midnight = instantOn(TODAY, 0);
    for (const { on, recordedAt } of data.events) {
      expect(on < TODAY).toBe(true);
      expect(recordedAt).toBeLessThan(midnight);
      expect(recordedAt).toBeGreaterThanOrEqual(instantOn(on, 0));
    }
    for (const rows of Object.values(data)) {
      for (const row of rows as { createdAt?: number; updatedAt?: number }[]) {
        expect(row.createdAt ?? 0).toBeLessThan(midnight);
        expect(row.updatedAt ?? 0).toBeLessThan(midnight);
      }
    }
    const past = [
      data.followUps.map(({ doneOn }) => doneOn),
      data.followUps.map(({ resolvedOn }) => resolvedOn),
      data.equipmentChecks.map(({ checkedOn }) => checkedOn),
      data.equipmentMoves.map(({ on }) => on),
      data.orders.map(({ on }) => on),
      data.handovers.map(({ date }) => date),
      data.groups.map(({ enteredOn }) => enteredOn),
      data.groups.map(({ trainedOn }) => trainedOn),
      data.memberships.map(({ leftOn }) => leftOn),
    ];
    for (const day of past.flat()) expect((day ?? "") < TODAY).toBe(true);
  });

  test("nothing is recorded before the group was known", () => {
    const entered = new Map(data.groups.map(({ id, enteredOn }) => [id, enteredOn]));
    for (const { groupId, on, kind } of data.events) {
      if (groupId) expect(on >= (entered.get(groupId) ?? ""), `${kind} ${on}`).toBe(true);
    }
  });

  test("rows stand where their events left them, by steps that exist", () => {
    const told = new Map<string, typeof data.events>();
    for (const event of data.events) {
      const before = told.get(event.subjectId ?? "");
      if (before) before.push(event);
      else told.set(event.subjectId ?? "", [event]);
    }
    const story = (kinds: string[], subjectId: string) =>
      (told.get(subjectId) ?? [])
        .filter(({ kind }) => kinds.includes(kind))
        .sort((a, b) => a.recordedAt - b.recordedAt)
        .map(({ state }) => String(state));
    const follow = (
      machine: Readonly<Record<string, readonly string[]>>,
      first: string,
      steps: string[],
      end: string,
    ) => {
      let state = first;
      for (const step of steps.filter((one, i) => one !== (steps[i - 1] ?? first))) {
        expect(machine[state], `${state} → ${step}`).toContain(step);
        state = step;
      }
      expect(state).toBe(end);
    };
    for (const { id, state } of data.linkages) {
      const [first = "", ...steps] = story(["linkage_changed"], id);
      follow(LINKAGE_MACHINE, first, steps, state ?? "offered");
    }
    for (const { id, state } of data.capitalApplications) {
      const [first = "", ...steps] = story(["capital_changed"], id);
      follow(CAPITAL_MACHINE, first, steps, state ?? "applied");
    }
    for (const { id, state } of data.equipment) {
      follow(
        EQUIPMENT_MACHINE,
        "procured",
        story(["equipment_state", "equipment_handed_over", "equipment_checked"], id),
        state ?? "procured",
      );
    }
    for (const { id, state } of data.programs) {
      follow(PROGRAM_MACHINE, "draft", story(["program_state"], id), state ?? "draft");
    }
  });

  test("a machine is where its last move put it", () => {
    const last = new Map<string, string | null>();
    for (const { equipmentId, toGroupId } of data.equipmentMoves) last.set(equipmentId, toGroupId ?? null);
    for (const { id, holderGroupId } of data.equipment) expect(holderGroupId ?? null).toBe(last.get(id) ?? null);
  });
});

describe("people", () => {
  test("a NIK is well formed, agrees with its bearer and is visibly invented", () => {
    const niks = new Set<string>();
    for (const { id, birthDate, sex, organizationId } of data.people) {
      const { nik, phone } = world.secrets.get(id) ?? { nik: "", phone: null };
      const [year = "", monthOf = "", day = ""] = (birthDate ?? "").split("-");
      const shown = String(Number(day) + (sex === "female" ? 40 : 0)).padStart(2, "0");
      expect(nik).toMatch(new RegExp(`^(3573|1571)\\d\\d${shown}${monthOf}${year.slice(2)}9\\d{3}$`));
      expect(phone ?? "+628110000000").toMatch(/^\+628\d\d000\d{5}$|^\+628110000000$/);
      niks.add(`${organizationId} ${nik}`);
    }
    expect(niks.size).toBe(data.people.length);
  });

  test("three were recorded twice, under the same name, birth date and village: the review has work", () => {
    const alike = Map.groupBy(data.people, (one) =>
      [one.organizationId, one.nameKey, one.birthDate, one.villageCode].join("|"),
    );
    const twins = [...alike.values()].filter((same) => same.length > 1);
    expect(twins.map(({ length }) => length)).toEqual([2, 2, 2]);
    for (const [one, other] of twins) {
      const groupsOf = (id?: string) =>
        data.memberships.filter(({ personId }) => personId === id).map((m) => m.groupId);
      expect(groupsOf(one?.id).filter((id) => groupsOf(other?.id).includes(id))).toEqual([]);
    }
  });

  test("some people come to a second programme, nobody twice to one group", () => {
    const pairs = data.memberships.map(({ personId, groupId }) => `${personId} ${groupId}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(data.memberships.length).toBeGreaterThan(data.people.length + 20);
  });
});

describe("the way to market and to capital", () => {
  test("each linkage names a buyer of the directory of who made it, and has the days of its steps", () => {
    const buyers = new Map(data.buyers.map((buyer) => [buyer.id, buyer]));
    for (const linkage of data.linkages) {
      const buyer = buyers.get(linkage.buyerId ?? "");
      expect(buyer).toMatchObject({ name: linkage.buyer, organizationId: linkage.organizationId });
      const days = [linkage.startedOn, linkage.acceptedOn, linkage.firstOrderOn, linkage.endedOn].filter(Boolean);
      expect(days).toEqual([...days].sort());
      expect(linkage.state === "ended").toBe(Boolean(linkage.endedOn && linkage.endedReason));
    }
    const names = data.buyers.map(({ organizationId, nameKey }) => `${organizationId} ${nameKey}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test("licences of every state, one a kind, and schemes of this year", () => {
    every(LICENCE_STATES, data.licences, "state");
    const places = data.licences.map(({ groupId, kind }) => `${groupId} ${kind}`);
    expect(new Set(places).size).toBe(places.length);
    expect(data.licences.some(({ expiresOn }) => expiresOn && expiresOn < TODAY)).toBe(true);
    expect(data.capitalSchemes.filter(({ year }) => year === 2026)).toHaveLength(6);
  });

  test("an application has the days of the states it went through", () => {
    for (const one of data.capitalApplications) {
      if (one.state === "declined") expect(one.declinedReason).toBeTruthy();
      if (one.disbursedOn)
        expect(one).toMatchObject({ approvedIdr: expect.any(Number), surveyedOn: expect.any(String) });
    }
  });
});

describe("the same day gives the same rows", () => {
  test("to the byte", () => {
    expect(JSON.stringify(demoOn(TODAY).data)).toBe(JSON.stringify(data));
  });

  test.each(["2026-01-05", "2026-12-31", "2027-02-28", "2028-03-01"])("and on %s every state is there too", (today) => {
    const other = demoOn(today).data;
    every(EQUIPMENT_STATES, other.equipment, "state");
    every(LINKAGE_STATES, other.linkages, "state");
    every(CAPITAL_STATES, other.capitalApplications, "state");
    expect(other.events.every(({ on }) => on < today)).toBe(true);
  });
});

describe("what came in from a form", () => {
  test("taken submissions are visits of the office, graded as an enumerator's word; two wait for somebody", () => {
    const visits = new Map(world.data.followUps.map((one) => [one.id, one]));
    const taken = world.data.submissions.filter(({ outcome }) => outcome === "accepted");
    expect(taken.length).toBeGreaterThan(1);
    for (const { followUpId, instanceId, groupId } of taken) {
      const visit = visits.get(followUpId ?? "");
      expect(visit).toMatchObject({ groupId, state: "done", evidenceGrade: "E3" });
      expect(visit?.answers).toMatchObject({ _uuid: instanceId });
    }
    const waiting = world.data.submissions.filter(({ outcome }) => outcome === "rejected");
    expect(waiting.map(({ reason }) => reason?.[0]?.code)).toEqual(["value_unmapped", "group_unknown"]);
    for (const { id } of world.data.submissions) expect(world.payloads.has(id)).toBe(true);
  });
});
