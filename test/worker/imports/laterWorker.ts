import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeActor, makeOrganization, PASSWORD, type TestActor } from "#test/support/actors.ts";
import { ApiClient } from "#test/support/client.ts";
import { server } from "#test/support/server.ts";
import { bundleWorker, startWorkerd } from "#worker/node/workerd.ts";
import { giveDefaults, type ImportBody, makeProgram, SAMPLE, upload } from "./office.ts";

/** A second Worker on the same database whose clock is later: what a file tells of has happened by then. */
export async function startLaterWorker(now: string) {
  const dir = mkdtempSync(join(tmpdir(), "lanjut-later-"));
  await bundleWorker(dir);
  const worker = await startWorkerd({
    bundle: dir,
    logFile: join(dir, "worker.log"),
    bindings: {
      ...server.secrets,
      ENVIRONMENT: "test",
      TURSO_DATABASE_URL: server.databaseUrl,
      CLOCK_OFFSET_MS: String(Date.parse(now) - Date.now()),
    },
  });
  return {
    /** An office of Kota Malang with its sewing course in the books, signed in at that clock. */
    async trainedOffice(): Promise<{ office: TestActor; programId: string }> {
      const organization = await makeOrganization({ regionCode: "35.73" });
      const account = await makeActor("office", { organization, signIn: false });
      const api = new ApiClient(worker.url);
      const reply = await api.signIn(account.email, PASSWORD);
      if (reply.status !== 200) throw new Error(reply.text);
      await giveDefaults(organization.id);
      const programId = await makeProgram(api, "35.73");
      const { body } = await upload(api, programId, SAMPLE, { legalBasis: "hibah" });
      const done = await api.post<ImportBody>(`/api/imports/${body.id}/commit`);
      if (done.status !== 200) throw new Error(done.text);
      return { office: { ...account, api }, programId };
    },
    async stop() {
      await worker.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
