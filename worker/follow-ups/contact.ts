import { z } from "zod";
import { ACTIVITY_STATUSES, CONTACT_METHODS, EVIDENCE_KINDS, OBSTACLES, type Role } from "#db/constants.ts";
import { MOST_QUESTIONS } from "../forms/checkDefinition.ts";
import { day, line, money } from "../http/shape.ts";

const MAX_MEMBERS = 10_000;

const answers = z.record(z.string().max(100), z.json()).refine((value) => Object.keys(value).length <= MOST_QUESTIONS, {
  params: { local: { id: "Terlalu banyak jawaban.", en: "Too many answers." } },
});

/** What a finished contact says; the columns of a follow-up that a person fills in. */
export const contactShape = {
  doneOn: day(),
  method: z.enum(CONTACT_METHODS),
  activityStatus: z.enum(ACTIVITY_STATUSES),
  activeMembers: z.int().min(0).max(MAX_MEMBERS),
  monthlyRevenueIdr: money(),
  obstacles: z.array(z.enum(OBSTACLES)).max(OBSTACLES.length),
  evidence: z.array(z.enum(EVIDENCE_KINDS)).max(EVIDENCE_KINDS.length),
  answers,
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
  note: line(),
};

/** The form and version that answers were given to; left out: what the contact asks now. */
export const shownShape = { formId: line(60).optional(), formVersion: z.int().min(1).max(1_000_000).optional() };

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((v) => (v === "" ? null : v), schema.nullish());

/** The body of a completion: what was seen is asked for, the rest may stay unknown (the console asks for more). */
export const completionBody = z.strictObject({
  doneOn: optional(contactShape.doneOn),
  method: optional(contactShape.method),
  activityStatus: contactShape.activityStatus,
  activeMembers: optional(contactShape.activeMembers),
  monthlyRevenueIdr: optional(contactShape.monthlyRevenueIdr),
  obstacles: optional(contactShape.obstacles),
  evidence: optional(contactShape.evidence),
  answers: optional(contactShape.answers),
  ...shownShape,
  lat: optional(contactShape.lat),
  lng: optional(contactShape.lng),
  note: optional(contactShape.note),
});
export type Completion = z.output<typeof completionBody>;

const SOURCE_OF_ROLE: Record<Role, "A" | "B" | "C"> = {
  commission: "A",
  office: "B",
  officer: "B",
  head: "B",
  admin: "B",
  ngo: "C",
};

/** Evidence grade of a contact: source by who recorded it, 1 = on site with two pieces, 2 = one piece, 3 = statement only. */
export function evidenceOf(role: Role, contact: Pick<Completion, "method" | "evidence">) {
  const source = SOURCE_OF_ROLE[role];
  const pieces = new Set(contact.evidence ?? []).size;
  const onSite = contact.method === "visit" || contact.method === "meeting";
  const corroboration = onSite && pieces >= 2 ? 1 : pieces >= 1 ? 2 : 3;
  return { evidenceSource: source, evidenceGrade: `${source}${corroboration}` };
}
