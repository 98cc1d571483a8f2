import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import type { Client, InStatement } from "@libsql/client";
import { ORGANIZATION_KINDS, type Role } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { officeDefaults } from "#db/seed/officeDefaults.ts";
import { type NodeEnv, parseSecrets } from "#worker/env.ts";
import { passwordFault } from "#worker/resources/session/passwordPolicy.ts";
import { emailShape, rolesOf } from "#worker/resources/users/roles.ts";
import { runCommand } from "./database.ts";
import { openInstance } from "./instance.ts";
import { print, warn } from "./output.ts";
import { hashPassword } from "./password.ts";
import { makeResetLink } from "./resetLink.ts";

const USAGE = `npm run user:create -- --email E --name N --role R --organization NAME
    [--kind ${ORGANIZATION_KINDS.join("|")} --region CODE]   makes the organisation when there is none of that name
    [--password]   asks for the password (or reads it from standard input); else a one-time link is printed
    [--origin https://lanjut.example.go.id]   where the link leads`;

type Organization = { id: string; name: string; kind: (typeof ORGANIZATION_KINDS)[number]; statements: InStatement[] };

function readOptions() {
  const string = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      options: {
        ...{ email: string, name: string, role: string, organization: string, kind: string, region: string },
        ...{ origin: string, password: { type: "boolean" } },
      },
    });
    const { email, name, role, organization } = values;
    if (email && name && role && organization) return { ...values, email, name, role, organization };
  } catch (error) {
    warn((error as Error).message);
  }
  throw new Error(USAGE);
}

/** From standard input, never an argument: arguments are seen by every process of the machine. */
function askPassword(): Promise<string> {
  const terminal = process.stdin.isTTY === true;
  if (terminal) process.stdout.write("Password (it is not shown): ");
  const input = createInterface({ input: process.stdin, output: undefined, terminal });
  return new Promise((resolve, reject) => {
    input.once("line", (line) => {
      if (terminal) process.stdout.write("\n");
      resolve(line);
      input.close();
    });
    input.once("close", () => reject(new Error("No password was given.")));
  });
}

async function findOrganization(
  client: Client,
  options: ReturnType<typeof readOptions>,
  now: number,
): Promise<Organization> {
  const { rows } = await client.execute({
    sql: "SELECT id, name, kind FROM organizations WHERE name = ? AND deletedAt IS NULL",
    args: [options.organization],
  });
  if (rows.length > 1) throw new Error(`There are ${rows.length} organisations of that name: rename one first.`);
  if (rows[0]) {
    return {
      id: String(rows[0].id),
      name: String(rows[0].name),
      kind: rows[0].kind as Organization["kind"],
      statements: [],
    };
  }
  const kind = ORGANIZATION_KINDS.find((one) => one === options.kind);
  const region = await client.execute({ sql: "SELECT code FROM regions WHERE code = ?", args: [options.region ?? ""] });
  if (!kind || !region.rows[0]) {
    throw new Error(
      `There is no organisation "${options.organization}": to make it, add --kind and a known --region.\n${USAGE}`,
    );
  }
  const id = newId("org", now);
  const sql = `INSERT INTO organizations (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, name, kind, regionCode)
    VALUES (:id, :id, :now, 'system:operator', :now, 'system:operator', :name, :kind, :region)`;
  const args = { id, now, name: options.organization, kind, region: options.region ?? "" };
  const defaults = kind === "office" ? officeDefaults(client, id, now) : [];
  const statements = [{ sql, args }, ...defaults, audit("organizations", id, id, now)];
  return { id, name: options.organization, kind, statements };
}

function audit(entity: string, entityId: string, organizationId: string, now: number): InStatement {
  return {
    sql: `INSERT INTO audit_log (id, organizationId, at, actorType, actorId, action, entity, entityId, requestId)
      VALUES (?, ?, ?, 'system', 'system:operator', 'create', ?, ?, ?)`,
    args: [newId("aud", now), organizationId, now, entity, entityId, crypto.randomUUID()],
  };
}

/** The instance's clock and pepper; for another server they are the environment's. */
function readInstance(env: NodeEnv): { now: number; pepper: () => Uint8Array } {
  if (!env.TURSO_DATABASE_URL) {
    const instance = openInstance(env);
    return { now: instance.now(), pepper: () => parseSecrets(instance.secrets).PEPPER };
  }
  return {
    now: Date.now(),
    pepper() {
      if (env.PEPPER) return Buffer.from(env.PEPPER, "base64");
      throw new Error("PEPPER must be set to store a password in that database; without --password a link is printed.");
    },
  };
}

await runCommand(async (env, { client }) => {
  const options = readOptions();
  const { now, pepper } = readInstance(env);
  const organization = await findOrganization(client, options, now);
  const email = emailShape.safeParse(options.email);
  if (!email.success) throw new Error("--email must be a complete address.");
  const roles = rolesOf(organization.kind);
  if (!roles.includes(options.role as Role)) {
    throw new Error(`In an organisation of kind ${organization.kind} a role is one of: ${roles.join(", ")}.`);
  }
  const taken = await client.execute({ sql: "SELECT 1 FROM users WHERE email = ?", args: [email.data] });
  if (taken.rows[0]) throw new Error("There is an account of that address already.");
  let passwordHash: string | null = null;
  if (options.password) {
    const password = await askPassword();
    const fault = passwordFault(password, [options.name, email.data, organization.name]);
    if (fault) throw new Error(fault.en);
    passwordHash = await hashPassword(password, pepper());
  }
  const id = newId("usr", now);
  await client.batch(
    [
      ...organization.statements,
      {
        sql: `INSERT INTO users (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, email, name, role, passwordHash)
          VALUES (:id, :organizationId, :now, 'system:operator', :now, 'system:operator', :email, :name, :role, :passwordHash)`,
        args: {
          id,
          organizationId: organization.id,
          now,
          email: email.data,
          name: options.name,
          role: options.role,
          passwordHash,
        },
      },
      audit("users", id, organization.id, now),
    ],
    "write",
  );
  print(`${email.data} can work for ${organization.name} as ${options.role}.`);
  if (!passwordHash) {
    print("Set the password within an hour:");
    print(`  ${await makeResetLink(client, id, options.origin ?? `http://localhost:${env.PORT}`, now)}`);
  }
});
