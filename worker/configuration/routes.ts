import { Hono } from "hono";
import { z } from "zod";
import { dayAt } from "#db/constants.ts";
import { localText as text } from "../errors.ts";
import { endpoint, type RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import { applyFile, seenOf } from "./apply.ts";
import { type Compared, compareFile, namedFaults } from "./compare.ts";
import { readFile } from "./format.ts";
import { fileOf, readOffice } from "./office.ts";
import { shippedFile } from "./shipped.ts";

const MOST_CHOSEN = 2_000;
const ids = () => z.array(z.string().max(300)).max(MOST_CHOSEN);
const outline = z.json().refine((value) => typeof value === "object" && value !== null, {
  params: { local: text("Kirimkan isi berkasnya.", "Send what the file holds.") },
});

const diffBody = z.strictObject({ file: outline });
const applyBody = z.strictObject({
  file: outline,
  /** Versions that the comparison showed, by id. */
  seen: z.record(z.string().max(300), z.int().min(1)),
  /** Which of what is added or changed is taken; all of it when left out. */
  only: ids().optional(),
  /** Which of what the file does not hold is deleted. */
  remove: ids().optional(),
});

function shown(ctx: RequestContext, one: Compared) {
  const { id, part, name, status, differences } = one;
  const faults = namedFaults(one).map(([path, fault]) => ({ path, message: fault[ctx.locale] }));
  return { id, part, name, status, differences, faults };
}

const READ = { resource: "configuration", action: "read" } as const;
const UPDATE = { resource: "configuration", action: "update" } as const;

/** The whole configuration of an office as one file, out and in. */
export const configurationRoutes = new Hono()
  .get(
    "/",
    endpoint(READ, async (ctx) => ({ status: 200, body: fileOf(ctx, await readOffice(ctx)) }), {
      summary: "The office's configuration as a file: by codes, without ids, in an order that stays",
    }),
  )
  .get(
    "/shipped",
    endpoint(
      READ,
      async (ctx) => ({ status: 200, body: shippedFile(Number(dayAt(ctx.now, ctx.actor.jurisdiction).slice(0, 4))) }),
      { summary: "The configuration that a new office starts with, with the terms of capital of this year" },
    ),
  )
  .post(
    "/diff",
    endpoint(
      UPDATE,
      async (ctx) => {
        const { file } = parseOrThrow(diffBody, await ctx.json());
        const compared = await compareFile(ctx, readFile(file), await readOffice(ctx));
        return { status: 200, body: { items: compared.map((one) => shown(ctx, one)), seen: seenOf(compared) } };
      },
      { body: diffBody, summary: "What a file would add and change, what it does not hold, and what is wrong with it" },
    ),
  )
  .post(
    "/",
    endpoint(
      UPDATE,
      async (ctx) => {
        const { file, seen, ...choice } = parseOrThrow(applyBody, await ctx.json());
        return applyFile(ctx, readFile(file), await readOffice(ctx), choice, seen);
      },
      { body: applyBody, summary: "Take a file over as the comparison showed it: all that was chosen, or nothing" },
    ),
  );
