import { expect, test } from "vitest";
import { makeTeam } from "#test/support/actors.ts";
import { ask, makeDefaultForm, option, publishNext, when, words } from "#test/support/forms.ts";
import { make, makeGroup, makeProgram, type Row, read, todayFor } from "#test/support/records.ts";

interface Previewed {
  count: number;
  groups: { id: string }[];
}
interface Signals {
  signals: { code: string }[];
}

test("an answer becomes a fact, the fact a rule, and the visit raises its signal", async () => {
  const { office, admin } = await makeTeam("admin");
  const program = await makeProgram(office);
  const groups = await Promise.all([1, 2, 3].map(() => makeGroup(office, program.id, { trainedOn: "2026-01-10" })));
  const questions = [
    ask("petak", "number", { required: true, limits: { min: 0, whole: true } }),
    ask("sebab", "one", { options: [option("hama"), option("air")], relevant: when("petak", "<", 3) }),
  ];
  const form = await makeDefaultForm(admin, questions);
  const fact = (code: string, question: string) =>
    make(admin, "computed-facts", {
      ...{ code, label: words(code) },
      definition: { function: "latest", event: "follow_up_done", of: { form: form.code, question } },
    });
  await fact("petakTanam", "petak");
  const query = when("petakTanam", "<", 3);
  await make(admin, "rules", {
    ...{ code: "KEBUN", name: words("Kebun menyusut"), kind: "risk", scope: "group", tiers: [{ query, points: 30 }] },
  });
  const visit = async (group: Row, formVersion: number, answers: object) => {
    const { id } = await make(office, "follow-ups", { groupId: group.id, dueOn: todayFor(office) });
    const body = { activityStatus: "active", formVersion, answers };
    const reply = await office.api.post<Row>(`/api/follow-ups/${id}/complete`, body);
    expect(reply.status, reply.text).toBe(200);
    return id;
  };
  const [small, large, unseen] = groups as [Row, Row, Row];
  const signalsOf = async ({ id }: Row) =>
    (await office.api.get<Signals>(`/api/groups/${id}/risk`)).body.signals.map(({ code }) => code);
  await visit(small, 1, { petak: 2, sebab: "hama" });
  await visit(large, 1, { petak: 8 });
  expect(await signalsOf(small)).toContain("KEBUN");
  expect(await signalsOf(large)).not.toContain("KEBUN");
  expect(await signalsOf(unseen)).not.toContain("KEBUN");
  const preview = await office.api.post<Previewed>("/api/rules/preview", { query });
  expect(preview.body.groups.map(({ id }) => id)).toEqual([small.id]);

  // A later version of the form keeps the question: the fact goes on, and a newer answer counts.
  const next = await publishNext(admin, await read(admin, "forms", form.id), [...questions, ask("catatan", "text")]);
  expect(next.publishedVersion).toBe(2);
  await visit(small, 2, { petak: 5 });
  expect(await signalsOf(small)).not.toContain("KEBUN");
});
