import { createClient, type InStatement } from "@libsql/client/web";

interface Bindings {
  TURSO_DATABASE_URL: string;
}

/** The floor on workerd: runs the statements it is given in one batch and answers with the rows as JSON. */
export default {
  async fetch(request: Request, env: Bindings): Promise<Response> {
    const { statements, mode } = (await request.json()) as { statements: InStatement[]; mode: "read" | "write" };
    const client = createClient({ url: env.TURSO_DATABASE_URL, intMode: "number" });
    const results = await client.batch(statements, mode);
    return Response.json(results.map((result) => result.rows));
  },
};
