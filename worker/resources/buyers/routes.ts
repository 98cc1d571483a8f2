import { and, count, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { buyers, linkages } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { conflict, invalid } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { encryptField } from "../../http/fieldCrypto.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { addReveal } from "../../http/reveal.ts";
import { buyerKey } from "../../names.ts";
import { readPhone } from "../../people/readNumbers.ts";

const SEALED = ["phone", "email"] as const;
const VEIL = "••••••••";
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

type Outcome = { value: string } | { fault: LocalText };

const READ: Record<(typeof SEALED)[number], (text: string) => Outcome> = {
  phone: readPhone,
  email: (text) =>
    MAIL.test(text)
      ? { value: text.toLowerCase() }
      : { fault: { id: "Alamat surel tidak lengkap.", en: "The e-mail address is not complete." } },
};

const inDirectory = { id: "Pembeli ini sudah ada di direktori.", en: "This buyer is in the directory already." };

const sameBuyer = (ctx: RequestContext, name: string) =>
  ctx.db
    .select({ id: buyers.id })
    .from(buyers)
    .where(
      and(
        eq(buyers.organizationId, ctx.actor.organizationId),
        eq(buyers.nameKey, buyerKey(name)),
        isNull(buyers.deletedAt),
      ),
    );

export const buyersResource = defineResource({
  name: "buyers",
  table: buyers,
  prefix: "buy",
  placement: { by: "organization" },
  hidden: ["nameKey"],
  sealed: SEALED,
  shapes: { phone: z.string().trim().max(40), email: z.string().trim().max(200) },
  references: { regionCode: "regions" },
  searchColumns: ["name", "products"],
  defaultSort: ["name", "ASC"],
  // A sealed value is only said to be there; opening it is a verb of its own, and logged.
  present: (_, row) => Object.fromEntries(SEALED.map((field) => [field, row[field] ? VEIL : null])),
  reads: (ctx, body) => ({
    same: sameBuyer(ctx, String(body.name ?? "")),
  }),
  prepare: async (ctx, { id, before, after, refs }) => {
    if (refs.rows.same?.some((one) => one.id !== id)) {
      throw invalid({ name: inDirectory });
    }
    const set: Row = { nameKey: buyerKey(String(after.name)) };
    const faults: Record<string, LocalText> = {};
    for (const field of SEALED) {
      const typed = after[field];
      if (typeof typed !== "string" || typed === before?.[field]) continue;
      const read = READ[field](typed);
      if ("fault" in read) faults[field] = read.fault;
      else set[field] = await encryptField(ctx.env, { table: "buyers", column: field, id }, read.value);
    }
    if (Object.keys(faults).length > 0) throw invalid(faults);
    return { set };
  },
  beforeRestore: async (ctx, row) => {
    const [same] = await ctx.read([sameBuyer(ctx, String(row.name))]);
    if (same.length > 0) throw invalid({ name: inDirectory });
    return {};
  },
  beforeDelete: async (ctx, row) => {
    const [[found]] = await ctx.read([
      ctx.db
        .select({ n: count() })
        .from(linkages)
        .where(and(eq(linkages.buyerId, String(row.id)), isNull(linkages.deletedAt))),
    ]);
    if (found?.n) {
      throw conflict("has_linkages", {
        id: `Pembeli ini dipakai pada ${found.n} kemitraan.`,
        en: `This buyer is named by ${found.n} linkages.`,
      });
    }
    return {};
  },
});

addReveal(buyersResource, {
  fields: SEALED,
  table: "buyers",
  summary: "Show the phone number or e-mail of a buyer; logged, 30 an hour",
});
