import { describe, expect, test } from "vitest";
import { type AskedForm, answersToSend, countFaults, withoutPersonal } from "#admin/forms/askedForm.ts";
import { sayAnswers } from "#admin/forms/sayAnswers.ts";
import { keptVisit, withAnswers } from "#admin/resources/groups/record/visitModel.ts";
import type { FormDefinition } from "#db/schema/forms.ts";

const words = (text: string) => ({ id: text, en: text });
const definition: FormDefinition = {
  questions: [
    { name: "dipakai", kind: "yes_no", label: words("Dipakai?"), required: true },
    {
      name: "jam",
      kind: "number",
      label: words("Jam"),
      limits: { max: 24 },
      relevant: { combinator: "and", rules: [{ field: "dipakai", operator: "=", value: true }] },
    },
    {
      name: "ketua",
      kind: "group",
      label: words("Ketua"),
      questions: [{ name: "nama_ketua", kind: "text", label: words("Nama"), personal: true }],
    },
    {
      name: "anggota",
      kind: "repeat",
      label: words("Anggota"),
      questions: [
        { name: "nama", kind: "text", label: words("Nama"), personal: true },
        { name: "jam_anggota", kind: "number", label: words("Jam") },
      ],
    },
  ],
};
const today = "2026-11-22";
const asked: AskedForm = {
  form: { id: "frm_1", code: "rutin", name: words("Rutin") },
  version: 3,
  definition,
  answers: {},
  answered: false,
  today,
};

describe("a visit with a form", () => {
  test("sends what is asked under each other, with the version that asked", () => {
    const values = { answers: { dipakai: false, jam: 9, dulu: "dari versi lama" } };
    expect(withAnswers({ doneOn: today }, values, asked)).toEqual({
      doneOn: today,
      answers: { dipakai: false },
      formId: "frm_1",
      formVersion: 3,
    });
  });

  test("sends no answers where no form is asked", () => {
    expect(withAnswers({ doneOn: today }, { answers: { x: 1 } }, undefined)).toEqual({ doneOn: today });
    const none = { ...asked, form: null, definition: null, version: null };
    expect(withAnswers({ doneOn: today }, {}, none)).toEqual({ doneOn: today });
  });

  test("counts only what the person can mend", () => {
    expect(countFaults(definition, {}, today)).toBe(1);
    expect(countFaults(definition, { dipakai: true, jam: 30, dulu: 1 }, today)).toBe(1);
    expect(countFaults(definition, { dipakai: true, jam: 8 }, today)).toBe(0);
    expect(answersToSend(definition, { dipakai: true, jam: 8 }, today)).toEqual({ dipakai: true, jam: 8 });
  });

  test("keeps no answer about a person on the device, in groups and rows neither", () => {
    const answers = { dipakai: true, nama_ketua: "Sri", anggota: [{ nama: "Wati", jam_anggota: 4 }] };
    const kept = { dipakai: true, anggota: [{ jam_anggota: 4 }] };
    expect(withoutPersonal(definition.questions, answers)).toEqual(kept);
    expect(keptVisit({ note: "x", answers }, definition)).toEqual({ note: "x", answers: kept });
    expect(keptVisit({ note: "x", answers }, null)).toEqual({ note: "x" });
    expect(answers.nama_ketua).toBe("Sri");
  });
});

test("a condition over answers reads as a sentence", () => {
  const fields = [
    { name: "dipakai", label: "Dipakai?", type: "boolean" as const },
    { name: "sejak", label: "Sejak", type: "day" as const },
    { name: "jam", label: "Jam", type: "number" as const },
  ];
  const say = (key: string) => key.split(".").at(-1) ?? key;
  const query = {
    combinator: "and" as const,
    rules: [
      { field: "dipakai", operator: "=", value: true },
      {
        combinator: "or" as const,
        not: true,
        rules: [
          { field: "jam", operator: "between", value: [1, 1500] },
          { field: "sejak", operator: "<", value: "today" },
          { field: "sejak", operator: "null" },
        ],
      },
    ],
  };
  expect(sayAnswers(query, fields, "id", say)).toBe(
    "“Dipakai?” eq true and not (“Jam” between 1 and 1.500 or “Sejak” lt today or “Sejak” null)",
  );
});
