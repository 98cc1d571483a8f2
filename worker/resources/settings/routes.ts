import { z } from "zod";
import { settings } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { isNumberPattern } from "../../handovers/number.ts";
import { defineResource } from "../../http/resource.ts";
import type { Settings } from "./settingsOf.ts";

const days = (least: number) => z.int().min(least).max(365);

const patternFault = {
  id: "Tulis {nomor} satu kali; selain itu {bulan}, {tahun}, {kode}, huruf, angka dan / . - _ (paling panjang 60).",
  en: "Write {nomor} once; besides it {bulan}, {tahun}, {kode}, letters, digits and / . - _ (60 at most).",
};

export const settingsResource = defineResource({
  name: "settings",
  table: settings,
  prefix: "stg",
  placement: { by: "organization" },
  versioned: true,
  only: ["list", "get", "update"],
  // Changed where it is checked against what may be widened.
  readOnly: ["permissions", "retention"],
  shapes: {
    bastPattern: z
      .string()
      .trim()
      .min(1)
      .refine(isNumberPattern, { params: { local: patternFault } }),
    caseDueDays: days(1),
    reminderAfterDays: days(0),
    escalateAfterDays: days(0),
    complaintDueDays: days(1),
  },
  prepare: (_ctx, { after }) => {
    const { reminderAfterDays, escalateAfterDays } = after as unknown as Settings;
    if (escalateAfterDays >= reminderAfterDays) return {};
    throw invalid({
      escalateAfterDays: {
        id: "Kepala diberi tahu setelah pemilik kasus diingatkan: isi hari yang sama atau lebih lama.",
        en: "The head is told after the owner was reminded: as many days, or more.",
      },
    });
  },
});
