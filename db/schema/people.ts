import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { BPJS_STATUSES, LEGAL_BASES, SEXES, VERIFICATION_STATES, WORK_KINDS } from "../constants.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";
import { customColumns } from "./customFields.ts";

export const people = sqliteTable(
  "people",
  {
    ...ownedColumns(),
    ...customColumns(),
    // Restricted on request: read by nobody but who handles the request, in no figure or export with a name.
    restrictedAt: integer(),
    erasedAt: integer(),
    name: text().notNull(),
    nameKey: text().notNull(),
    // Ciphertext bound to this row and column; the index beside it is a keyed hash of the digits.
    nik: text(),
    nikIndex: text(),
    nikLast2: text(),
    phone: text(),
    phoneIndex: text(),
    phoneLast2: text(),
    sex: text({ enum: SEXES }),
    birthDate: text(),
    address: text(),
    rtRw: text(),
    villageCode: text(),
    product: text(),
    baselineRevenueIdr: integer(),
    workKind: text({ enum: WORK_KINDS }),
    employer: text(),
    bpjsStatus: text({ enum: BPJS_STATUSES }).notNull().default("unknown"),
    verification: text({ enum: VERIFICATION_STATES }).notNull().default("unverified"),
    legalBasis: text({ enum: LEGAL_BASES }),
    consent: text(),
  },
  (t) => [
    oneOf("people_sex", t.sex, SEXES),
    oneOf("people_work_kind", t.workKind, WORK_KINDS),
    oneOf("people_bpjs", t.bpjsStatus, BPJS_STATUSES),
    oneOf("people_verification", t.verification, VERIFICATION_STATES),
    isDay("people_birth", t.birthDate),
    // A person is one row per owning organisation; another office's knowledge stays its own.
    uniqueIndex("people_nik").on(t.organizationId, t.nikIndex).where(notDeleted),
    index("people_phone").on(t.organizationId, t.phoneIndex).where(notDeleted),
    // The list by name, and people who may be one: same name, birth date and village.
    index("people_name").on(t.organizationId, t.nameKey, t.birthDate, t.villageCode).where(notDeleted),
    index("people_village").on(t.villageCode),
    // Whom an account is not to read of: asked with each request, and hardly anybody.
    index("people_restricted").on(t.organizationId).where(sql.raw(`"restrictedAt" IS NOT NULL`)),
  ],
);
