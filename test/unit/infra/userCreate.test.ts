import { spawn } from "node:child_process";
import { expect, onTestFinished, test } from "vitest";
import { startSqld } from "#db/local.ts";
import { migrate } from "#db/migrate.ts";
import { openNodeClient } from "#db/nodeClient.ts";
import { tempDir } from "#test/support/tempDir.ts";
import { createSecrets } from "#worker/node/secrets.ts";

const PASSWORD = "lampu hijau tebing 77";

async function start() {
  const sqld = await startSqld({ dir: tempDir() });
  onTestFinished(sqld.stop);
  const client = openNodeClient(sqld.url);
  await migrate(client);
  await client.execute("INSERT INTO regions VALUES ('15.71', 'Kota Jambi', '15', 'regency', 'kota jambi')");
  const env = {
    PATH: process.env.PATH ?? "",
    TURSO_DATABASE_URL: sqld.url,
    LANJUT_DATA: tempDir(),
    ...createSecrets(),
  };
  const create = (input: string, ...args: string[]) =>
    new Promise<{ code: number | null; output: string }>((resolve) => {
      const child = spawn(process.execPath, ["worker/node/run.mjs", "worker/node/userCreate.ts", ...args], { env });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
      child.stdin.end(input);
      child.once("exit", (code) => resolve({ code, output }));
    });
  const users = async () => (await client.execute("SELECT email, role, passwordHash FROM users ORDER BY email")).rows;
  return { create, users, client };
}

const rini = (role: string) => [
  "--email",
  "Rini@Jambi.go.id",
  "--name",
  "Rini",
  "--role",
  role,
  "--organization",
  "Dinas Jambi",
];
const newOffice = ["--kind", "office", "--region", "15.71"];

test("a user and, where needed, the organisation are made, audited, and given a one-time link", async () => {
  const { create, users, client } = await start();
  expect(await create("", ...rini("office"))).toMatchObject({ code: 1, output: expect.stringContaining("--kind") });
  const made = await create("", ...rini("office"), ...newOffice, "--origin", "https://lanjut.test");
  expect(made).toMatchObject({ code: 0, output: expect.stringMatching(/https:\/\/lanjut\.test\/#\/reset\/\S{40}/) });
  expect(await users()).toMatchObject([{ email: "rini@jambi.go.id", role: "office", passwordHash: null }]);
  const audit = await client.execute("SELECT entity FROM audit_log WHERE actorId = 'system:operator' ORDER BY entity");
  expect(audit.rows.map(({ entity }) => entity)).toEqual(["organizations", "users"]);
  expect(await create("", ...rini("head"))).toMatchObject({ code: 1, output: expect.stringContaining("already") });
}, 30_000);

test("a password comes from standard input and must be long and hard to guess", async () => {
  const { create, users } = await start();
  expect((await create("pendek\n", ...rini("head"), ...newOffice, "--password")).code).toBe(1);
  expect((await create("jambi jambi jambi\n", ...rini("head"), ...newOffice, "--password")).code).toBe(1);
  expect(await users()).toEqual([]);
  expect((await create(`${PASSWORD}\n`, ...rini("head"), ...newOffice, "--password")).code).toBe(0);
  expect((await users())[0]?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
}, 30_000);

test("a role that does not belong to the kind of organisation is refused", async () => {
  const { create, users } = await start();
  expect(await create("", ...rini("ngo"), ...newOffice)).toMatchObject({
    code: 1,
    output: expect.stringContaining("one of: admin"),
  });
  expect(await users()).toEqual([]);
}, 30_000);
