import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { download, joined, pdfOf, pictureOf, textBytes, upload } from "#test/support/files.ts";
import { grantTo, make, makeGroup, makeMachine, makeProgram, type Row, step } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";

interface File extends Row {
  mayOpen: boolean;
  name: string | null;
}
interface Fault {
  error: { code: string; fields?: Record<string, string> };
}

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "officer" | "head" | "ngo" | "commission">>>;
let office: TestActor;
let group: Row;
let point: Row;
let serial = 0;

/** A picture that nobody sent before: the same one cannot hang on a record twice. */
function fresh(): Uint8Array<ArrayBuffer> {
  const bytes = pictureOf("progressive");
  const scan = Buffer.from(bytes).lastIndexOf(Buffer.from([0xff, 0xda]));
  bytes[scan + 14] = ++serial % 200;
  return bytes;
}
const onPoint = () => ({ subject: "follow-ups", subjectId: point.id, bytes: fresh() });
const filesOf = async (subjectId: string) => {
  const { rows } = await database().execute({
    sql: "SELECT count(*) AS n FROM attachments WHERE subjectId = ?",
    args: [subjectId],
  });
  return Number(rows[0]?.n);
};

beforeAll(async () => {
  team = await makeTeam("admin", "officer", "head", "ngo", "commission");
  office = team.office;
  const regionCode = office.organization.regionCode;
  const { rows } = await database().execute({
    sql: "SELECT code FROM regions WHERE level = 'village' AND code > ? AND code < ? LIMIT 1",
    args: [regionCode, `${regionCode}/`],
  });
  await database().execute({
    sql: "UPDATE users SET regionCode = ? WHERE id = ?",
    args: [regionCode, team.officer.userId],
  });
  group = await makeGroup(office, (await makeProgram(office)).id, { villageCode: String(rows[0]?.code) });
  await grantTo(office, team.ngo, group.id);
  point = await make(office, "follow-ups", { groupId: group.id, dueOn: "2026-06-20" });
});

describe("a file of a record", () => {
  it("is kept clean, listed, opened and told in the log without its name", async () => {
    const reply = await upload<File>(office, {
      ...{ subject: "follow-ups", subjectId: point.id },
      name: "/sdcard/DCIM/kunjungan ke “Bu Sri”\u202e.jpg",
    });
    expect(reply.status, reply.text).toBe(201);
    expect(reply.body).toMatchObject({
      ...{ kind: "photo", contentType: "image/jpeg", width: 24, height: 16, mayOpen: true, version: 1 },
      ...{ groupId: group.id, organizationId: office.organization.id, name: "kunjungan ke “Bu Sri”.jpg" },
    });
    expect(Object.keys(reply.body)).not.toContain("objectKey");
    const listed = await office.api.list<File>("attachments", {
      filter: { subject: "follow-ups", subjectId: point.id, id: reply.body.id },
    });
    expect(listed.body).toEqual([reply.body]);
    const file = await download(office, reply.body.id);
    expect(file.status).toBe(200);
    expect(file.bytes.length).toBe(reply.body.size);
    const text = Buffer.from(file.bytes).toString("latin1");
    expect(text.startsWith("\xff\xd8\xff")).toBe(true);
    expect(text).not.toMatch(/Rahasia|Kamera|GPS/);
    const { rows } = await database().execute({
      sql: "SELECT action, changes FROM audit_log WHERE entityId = ?",
      args: [reply.body.id],
    });
    expect(rows.map(({ action }) => action)).toEqual(["create"]);
    expect(String(rows[0]?.changes)).not.toMatch(/Bu Sri|attachments\//);
  });

  it("is served so that a browser runs nothing of it, whatever its name", async () => {
    const photo = await upload<File>(office, { ...onPoint(), name: "a;\r\nSet-Cookie: x=1.jpg" });
    const { headers } = await download(office, photo.body.id);
    expect(headers.get("content-type")).toBe("image/jpeg");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox; frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("content-disposition")).toMatch(
      /^inline; filename="[\w .,()-]+\.jpg"; filename\*=UTF-8''[\w.%-]+$/,
    );
    expect(headers.get("set-cookie")).toBeNull();
    const saved = await download(office, photo.body.id, "?download=1");
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment; /);
    const paper = await upload<File>(office, {
      ...onPoint(),
      ...{ bytes: pdfOf(), name: "berita acara – 1.pdf", type: "application/pdf" },
    });
    expect(paper.body).toMatchObject({ kind: "document", width: null });
    const { headers: told } = await download(office, paper.body.id);
    expect(told.get("content-disposition")).toBe(
      `attachment; filename="berita acara _ 1.pdf"; filename*=UTF-8''berita%20acara%20%E2%80%93%201.pdf`,
    );
    expect(told.get("content-type")).toBe("application/pdf");
  });

  it("shows its own record to who asks for JSON", async () => {
    const sent = await upload<File>(office, onPoint());
    const path = `/api/attachments/${sent.body.id}`;
    const reply = await office.api.get<File>(path, { headers: { accept: "application/json" } });
    expect([reply.body, reply.headers.get("etag")]).toEqual([sent.body, '"1"']);
  });

  it("takes a key: sent again after a lost reply it is there once", async () => {
    const machine = await makeMachine(office, String(group.programId));
    const sent = { subject: "equipment", subjectId: machine.id, bytes: fresh() };
    const first = await upload<File>(office, sent, { idempotencyKey: "foto-1" });
    // A browser makes another boundary for the same form.
    const again = await upload<File>(office, sent, { idempotencyKey: "foto-1" });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const other = await upload<Fault>(office, { ...sent, bytes: fresh() }, { idempotencyKey: "foto-1" });
    expect([other.status, other.body.error.code]).toEqual([422, "key_reused"]);
    expect(await filesOf(machine.id)).toBe(1);
    expect(first.body).toMatchObject({ groupId: null });
  });

  it("cannot hang on the same record twice", async () => {
    const sent = onPoint();
    const first = await upload<File>(office, sent);
    const again = await upload<Fault>(office, { ...sent, name: "lain.jpg" });
    expect([first.status, again.status, again.body.error.code]).toEqual([201, 409, "already_there"]);
    const sameAtOnce = { ...onPoint(), bytes: fresh() };
    const replies = await Promise.all([1, 2, 3, 4].map(() => upload<File>(office, sameAtOnce)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it("is removed and brought back by whoever may write its record", async () => {
    const { body } = await upload<File>(office, onPoint());
    const path = `/api/attachments/${body.id}`;
    expect((await office.api.delete(path)).status).toBe(428);
    expect((await office.api.delete(path, { ifMatch: 9 })).status).toBe(412);
    expect((await office.api.post(`${path}/restore`)).status).toBe(409);
    expect((await office.api.delete(path, { ifMatch: 1 })).status).toBe(200);
    expect((await download(office, body.id)).status).toBe(404);
    expect((await office.api.post(`${path}/restore`)).status).toBe(200);
    expect((await download(office, body.id)).status).toBe(200);
    const { rows } = await database().execute({
      sql: "SELECT action FROM audit_log WHERE entityId = ? ORDER BY id",
      args: [body.id],
    });
    expect(rows.map(({ action }) => action).sort()).toEqual(["create", "delete", "restore"]);
  });

  it("of two who bring it back one does", async () => {
    const { body } = await upload<File>(office, onPoint());
    const path = `/api/attachments/${body.id}`;
    await office.api.delete(path, { ifMatch: 1 });
    const replies = await Promise.all([1, 2, 3].map(() => office.api.post(`${path}/restore`)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status } of replies) expect([200, 409, 412]).toContain(status);
  });
});

describe("a refused file", () => {
  const svg = textBytes(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`);
  it.each([
    ["an SVG", { bytes: svg, name: "a.svg", type: "image/svg+xml" }, 415, "unknown_type"],
    ["a page named as a photo", { bytes: textBytes("<script>1</script>"), name: "a.jpg" }, 415, "unknown_type"],
    ["a photo named as a page", { name: "a.html", type: "text/html" }, 415, "type_mismatch"],
    ["a PDF declared as a photo", { bytes: pdfOf(), name: "a.pdf", type: "image/png" }, 415, "type_mismatch"],
    ["a photo cut short", { bytes: pictureOf("jpeg").slice(0, 700) }, 422, "damaged"],
    [
      "a locked PDF",
      { bytes: pdfOf({ trailer: "/Encrypt 1 0 R" }), name: "a.pdf", type: "application/pdf" },
      422,
      "locked",
    ],
    ["nothing", { bytes: new Uint8Array(0) }, 422, "empty"],
    ["a photo of 8 MB and a byte", { bytes: joined(pictureOf("jpeg"), new Uint8Array(8_000_000)) }, 413, "too_large"],
  ])("%s tells why at its field, and leaves nothing", async (_what, sent, status, code) => {
    const before = await filesOf(point.id);
    const reply = await upload<Fault>(office, { subject: "follow-ups", subjectId: point.id, ...sent });
    expect([reply.status, reply.body.error.code]).toEqual([status, code]);
    expect(reply.body.error.fields?.file).toBeTruthy();
    expect(await filesOf(point.id)).toBe(before);
  });

  it("larger than any is stopped while it comes in", async () => {
    const bytes = joined(pdfOf(), new Uint8Array(11_000_000));
    const reply = await upload<Fault>(office, { ...onPoint(), bytes, name: "a.pdf", type: "application/pdf" });
    expect([reply.status, reply.body.error.code]).toEqual([413, "too_large"]);
  });

  it("needs a form with a file, a known subject and nothing else", async () => {
    const json = await office.api.post<Fault>("/api/attachments", { subject: "groups" });
    expect(json.status).toBe(415);
    const cut = await office.api.post("/api/attachments", "--x\r\nContent-Disp", {
      headers: { "content-type": "multipart/form-data; boundary=x" },
    });
    expect(cut.status).toBe(422);
    for (const subject of ["people", "users", "audit-log", "attachments", "__proto__"]) {
      expect((await upload(office, { ...onPoint(), subject })).status, subject).toBe(422);
    }
    for (const more of [{ organizationId: "org_x" }, { objectKey: "x" }, { kind: "video" }, { id: "fil_../x" }]) {
      expect((await upload(office, { ...onPoint(), more: more as unknown as Record<string, string> })).status).toBe(
        422,
      );
    }
    const form = new FormData();
    for (const id of [point.id, group.id]) form.append("subjectId", id);
    expect((await office.api.post("/api/attachments", form)).status).toBe(422);
  });

  it("may carry an id of its own, once", async () => {
    const id = newId("fil", server.now());
    expect((await upload(office, { ...onPoint(), more: { id } })).body).toMatchObject({ id });
    expect((await upload(office, { ...onPoint(), more: { id } })).status).toBe(409);
  });
});

describe("the rights of its record", () => {
  let photo: File;
  beforeAll(async () => {
    photo = (await upload<File>(office, onPoint())).body;
  });
  const statusesOf = async (actor: TestActor) => ({
    listed: (await actor.api.list("attachments", { filter: { id: photo.id } })).total,
    opened: (await download(actor, photo.id)).status,
    removed: (await actor.api.delete(`/api/attachments/${photo.id}`, { ifMatch: 99 })).status,
    added: (await upload(actor, onPoint())).status,
  });

  it("those who write it add and remove, those who read it open", async () => {
    expect(await statusesOf(team.officer)).toEqual({ listed: 1, opened: 200, removed: 412, added: 201 });
    expect(await statusesOf(team.head)).toEqual({ listed: 1, opened: 200, removed: 403, added: 403 });
  });

  it("the commission knows that there is a photo and does not see it", async () => {
    expect(await statusesOf(team.commission)).toEqual({ listed: 1, opened: 403, removed: 403, added: 403 });
    const { body } = await team.commission.api.list<File>("attachments", { filter: { id: photo.id } });
    expect(body[0]).toMatchObject({ name: null, mayOpen: false, contentType: "image/jpeg" });
  });

  it("an NGO sees that its group was photographed by the office, not the photo", async () => {
    expect(await statusesOf(team.ngo)).toEqual({ listed: 1, opened: 403, removed: 403, added: 403 });
  });

  it("the admin and other offices know nothing of it", async () => {
    const stranger = await makeActor("office");
    expect(await statusesOf(team.admin)).toMatchObject({ opened: 403, added: 403 });
    expect(await statusesOf(stranger)).toEqual({ listed: 0, opened: 404, removed: 404, added: 404 });
  });

  it("nobody without a session gets further", async () => {
    const nobody = await makeActor("office", { signIn: false });
    expect((await download(nobody, photo.id)).status).toBe(401);
    // The whole file is taken in before the answer: a browser whose sending breaks off never sees a 401.
    const large = joined(pictureOf("jpeg"), new Uint8Array(6_000_000));
    for (const bytes of [fresh(), large]) expect((await upload(nobody, { ...onPoint(), bytes })).status).toBe(401);
  });

  it("an NGO's own proof is open to it and to the office of the group, until its partnership ends", async () => {
    const { office: own, ngo } = await makeTeam("ngo");
    const theirs = await makeGroup(own, (await makeProgram(own)).id);
    const partnership = await grantTo(own, ngo, theirs.id);
    const order = await make(ngo, "orders", { groupId: theirs.id, on: "2026-02-01", valueIdr: 90_000 });
    const proof = await upload<File>(ngo, { subject: "orders", subjectId: order.id });
    expect([proof.status, proof.body.organizationId]).toEqual([201, ngo.organization.id]);
    for (const actor of [ngo, own]) expect((await download(actor, proof.body.id)).status).toBe(200);
    expect((await upload(own, { subject: "orders", subjectId: order.id, bytes: fresh() })).status).toBe(403);
    expect((await own.api.delete(`/api/attachments/${proof.body.id}`, { ifMatch: 1 })).status).toBe(403);
    await step(own, "group-partners", partnership.id, "ended");
    expect((await download(ngo, proof.body.id)).status).toBe(404);
    expect((await ngo.api.list("attachments")).total).toBe(0);
    expect((await ngo.api.delete(`/api/attachments/${proof.body.id}`, { ifMatch: 1 })).status).toBe(404);
    expect((await upload(ngo, { subject: "orders", subjectId: order.id, bytes: fresh() })).status).toBe(404);
    expect((await download(own, proof.body.id)).status).toBe(200);
  });

  it("goes with its record when that is deleted", async () => {
    const order = await make(office, "orders", { groupId: group.id, on: "2026-02-01", valueIdr: 90_000 });
    const { body } = await upload<File>(office, { subject: "orders", subjectId: order.id, bytes: fresh() });
    expect((await office.api.delete(`/api/orders/${order.id}`, { ifMatch: 1 })).status).toBe(200);
    expect((await download(office, body.id)).status).toBe(404);
    expect((await office.api.list("attachments", { filter: { subjectId: order.id } })).total).toBe(0);
    expect((await upload(office, { subject: "orders", subjectId: order.id, bytes: fresh() })).status).toBe(404);
  });

  it("an id of another kind of record opens nothing", async () => {
    for (const subject of ["orders", "handovers", "groups", "equipment-checks"]) {
      expect((await upload(office, { subject, subjectId: point.id, bytes: fresh() })).status, subject).toBe(404);
    }
  });
});

describe("how much", () => {
  it("a record has thirty files and no more", async () => {
    const order = await make(office, "orders", { groupId: group.id, on: "2026-02-01", valueIdr: 90_000 });
    const rows = Array.from({ length: 30 }, () => newId("fil", server.now()));
    await database().batch(
      rows.map((id) => ({
        sql: `INSERT INTO attachments (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, subject, subjectId,
          kind, name, contentType, size, sha256, objectKey) VALUES (?, ?, 1, 'x', 1, 'x', 'orders', ?, 'photo', 'a.jpg', 'image/jpeg', 1, ?, ?)`,
        args: [id, office.organization.id, order.id, id, id],
      })),
      "write",
    );
    const reply = await upload<Fault>(office, { subject: "orders", subjectId: order.id, bytes: fresh() });
    expect([reply.status, reply.body.error.code]).toEqual([409, "too_many_files"]);
    const gone = await download(office, rows[0] ?? "");
    expect([gone.status, new TextDecoder().decode(gone.bytes)]).toMatchObject([
      404,
      expect.stringContaining("file_missing"),
    ]);
  });

  it("a person sends so much a day, and so often in ten minutes", async () => {
    const busy = await makeActor("office", { organization: office.organization });
    await database().execute({
      sql: `INSERT INTO attachments (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, subject, subjectId,
        kind, name, contentType, size, sha256, objectKey) VALUES (?, ?, ?, ?, 1, 'x', 'orders', 'ord_x', 'photo', 'a.jpg', 'image/jpeg', 400000001, 'x', ?)`,
      args: [newId("fil", server.now()), office.organization.id, server.now(), busy.userId, busy.userId],
    });
    expect((await upload(busy, onPoint())).status).toBe(429);
    const eager = await makeActor("office", { organization: office.organization });
    await database().execute({
      sql: `INSERT INTO rate_counters ("key", windowEndsAt, count) VALUES (?, ?, 120)`,
      args: [`upload|${eager.userId}`, server.now() + 600_000],
    });
    const reply = await upload(eager, onPoint());
    expect([reply.status, Number(reply.headers.get("retry-after")) > 0]).toEqual([429, true]);
  });
});
