import { and, eq, sql } from "drizzle-orm";
import type { HandoverParties, HandoverSignatures } from "#db/schema/handovers.ts";
import { type equipment, handovers, organizations, programs, regions, settings } from "#db/schema/index.ts";
import type { Reads } from "../context.ts";
import { sha256 } from "../http/crypto.ts";
import type { RequestContext } from "../http/endpoint.ts";
import type { GroupRow, Row } from "../http/resourceSpec.ts";
import { type BastDocument, composeDocument, type DocumentItem } from "./document.ts";
import { codeOf, nextNumber } from "./number.ts";

/** What a body says of a hand-over; the rest of the document is read. */
export interface HandoverBody {
  date: string;
  number?: string | null;
  place?: string | null;
  giver?: string | null;
  receiver?: string | null;
  witnesses?: string[] | null;
  parties?: HandoverParties | null;
  signatures?: HandoverSignatures | null;
}

type Machine = typeof equipment.$inferSelect;
type Office = Pick<typeof organizations.$inferSelect, "name" | "kind" | "regionCode"> & { region: string | null };

/** Numbers given so far that may follow the office's pattern; which of them do is decided where the pattern is read. */
const numbersQuery = (ctx: RequestContext, organizationId: string) => {
  const parts = ["nomor", "bulan", "kode", "tahun"];
  const pattern = parts.reduce(
    (text, part) => sql`replace(${text}, ${`{${part}}`}, '%')`,
    sql`${settings.bastPattern}`,
  );
  return ctx.db
    .select({ number: handovers.number })
    .from(handovers)
    .innerJoin(settings, eq(settings.organizationId, handovers.organizationId))
    .where(and(eq(handovers.organizationId, organizationId), sql`${handovers.number} LIKE ${pattern}`));
};

/** Everything a document of a group tells beside its body, as queries for the read batch of a write. */
export function documentReads(ctx: RequestContext, groupId: string, organizationId: string) {
  const group = sql`(SELECT programId FROM groups WHERE id = ${groupId})`;
  const village = sql`(SELECT villageCode FROM groups WHERE id = ${groupId})`;
  return {
    pattern: ctx.db
      .select({ bastPattern: settings.bastPattern })
      .from(settings)
      .where(eq(settings.organizationId, organizationId)),
    numbers: numbersQuery(ctx, organizationId),
    office: ctx.db
      .select({
        name: organizations.name,
        kind: organizations.kind,
        regionCode: organizations.regionCode,
        region: regions.name,
      })
      .from(organizations)
      .leftJoin(regions, eq(regions.code, organizations.regionCode))
      .where(eq(organizations.id, organizationId)),
    programs: ctx.db.select().from(programs).where(eq(programs.id, group)),
    places: ctx.db
      .select({ code: regions.code, name: regions.name })
      .from(regions)
      .where(sql`${regions.code} IN (${village}, substr(${village}, 1, 8))`),
  } satisfies Record<string, Reads[number]>;
}

export type DocumentRows = Partial<Record<keyof ReturnType<typeof documentReads>, Row[]>>;

const asItem = (machine: Machine): DocumentItem => {
  const { id, item, brand, serial, code, valueIdr, legalBasis } = machine;
  return { id, item, brand, serial, code, valueIdr, legalBasis };
};

/** A kelurahan's code ends in 1xxx, a village's (desa) in 2xxx. */
function addressOf(group: GroupRow, places: Row[] = []): string | null {
  const parts = [...(places as { code: string; name: string }[])]
    .sort((a, b) => b.code.length - a.code.length)
    .map(({ code, name }) => `${code.length < 13 ? "Kecamatan" : code.at(9) === "2" ? "Desa" : "Kelurahan"} ${name}`);
  // What was typed as an address often names the village already.
  const typed = group.address?.trim();
  const more = parts.filter((part) => !typed?.toLowerCase().includes(part.toLowerCase()));
  return [...(typed ? [typed] : []), ...more].join(", ") || null;
}

function governmentOf({ kind, region, regionCode }: Office): string | null {
  if (kind !== "office" || !region) return null;
  return `Pemerintah ${regionCode.length === 2 ? "Provinsi " : ""}${region}`;
}

interface Issue {
  group: GroupRow;
  /** In the order of the document. */
  machines: Machine[];
  body: HandoverBody;
  rows: DocumentRows;
}

/** The document of a hand-over, with its number: the one of the body, or the next by the office's own pattern. */
export function documentOf({ group, machines, body, rows }: Issue): BastDocument {
  const office = rows.office?.[0] as Office | undefined;
  const program = rows.programs?.[0] as typeof programs.$inferSelect | undefined;
  if (!office || !program) throw new Error("a hand-over without office or programme");
  const pattern = String(rows.pattern?.[0]?.bastPattern);
  const taken = (rows.numbers ?? []).map(({ number }) => String(number));
  const { giverTitle = null, giverNip = null, receiverTitle = null, receiverAddress } = body.parties ?? {};
  return composeDocument({
    number: body.number ?? nextNumber(pattern, { date: body.date, code: codeOf(program.fundingSource) }, taken),
    date: body.date,
    place: body.place ?? null,
    office: { name: office.name, government: governmentOf(office) },
    program,
    group,
    giver: { name: body.giver ?? null, title: giverTitle, nip: giverNip },
    receiver: {
      name: body.receiver ?? null,
      title: receiverTitle,
      address: receiverAddress ?? addressOf(group, rows.places),
    },
    witnesses: body.witnesses ?? [],
    items: machines.map(asItem),
    signatures: body.signatures ?? {},
  });
}

/** SHA-256 of a document as it is stored. */
export const hashOf = (document: unknown): Promise<string> => sha256(JSON.stringify(document));

/** Columns of a new hand-over: its number, and the document as it will stay. */
export async function issueDocument(issue: Issue) {
  const document = documentOf(issue);
  return {
    number: document.number,
    programId: issue.group.programId,
    snapshot: document as unknown as Record<string, unknown>,
    snapshotHash: await hashOf(document),
  };
}
