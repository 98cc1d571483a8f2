import { createServer, type IncomingMessage } from "node:http";

interface HranaValue {
  type: "null" | "integer" | "float" | "text" | "blob";
  value?: string | number;
}
interface HranaStatement {
  sql?: string;
  /** Long texts are sent once a request and named. */
  sql_id?: number;
  args?: HranaValue[];
}
interface HranaBody {
  requests: {
    type: string;
    sql?: string;
    sql_id?: number;
    stmt?: HranaStatement;
    batch?: { steps: { stmt: HranaStatement }[] };
  }[];
}
export interface Statement {
  sql: string;
  args: (string | number | null)[];
}
/** One round trip to the database: what was sent, and the statements in it without BEGIN and COMMIT. */
export interface RoundTrip {
  path: string;
  body: string;
  statements: Statement[];
}

const plain = ({ type, value }: HranaValue) =>
  type === "null" || value === undefined ? null : type === "integer" ? Number(value) : value;

function statementsOf(body: string): Statement[] {
  const { requests } = JSON.parse(body) as HranaBody;
  const texts = new Map(requests.flatMap((one) => (one.type === "store_sql" ? [[one.sql_id, one.sql]] : [])));
  return requests
    .flatMap((one) => (one.batch ? one.batch.steps.map(({ stmt }) => stmt) : one.stmt ? [one.stmt] : []))
    .map(({ sql, sql_id, args = [] }) => ({ sql: sql ?? texts.get(sql_id) ?? "", args: args.map(plain) }))
    .filter(({ sql }) => sql !== "" && !/^(BEGIN|COMMIT|ROLLBACK)/i.test(sql));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** A way to the database that writes down each round trip: gives the floors exactly the SQL that the API sends. */
export async function startRecorder(target: string) {
  const trips: RoundTrip[] = [];
  const server = createServer(async (request, reply) => {
    const body = await readBody(request);
    const path = request.url ?? "/";
    if (body.startsWith("{")) {
      const statements = statementsOf(body);
      if (statements.length > 0) trips.push({ path, body, statements });
    }
    const answer = await fetch(new URL(path, target), {
      method: request.method,
      headers: {
        "content-type": request.headers["content-type"] ?? "application/json",
        authorization: request.headers.authorization ?? "",
      },
      ...(request.method === "GET" ? {} : { body }),
    });
    reply.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" });
    reply.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${new URL(target).search}`,
    /** The round trips that a piece of work makes. */
    async record(work: () => Promise<unknown>): Promise<RoundTrip[]> {
      const from = trips.length;
      await work();
      return trips.slice(from);
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
