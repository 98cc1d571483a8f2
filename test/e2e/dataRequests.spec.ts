import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { type Api, expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface Row {
  id: string;
  version: number;
}

const signOut = (page: Page) => page.context().clearCookies();

/** Somebody of the demo's office, a member of one of its groups. */
async function makeMember(api: Api, name: string): Promise<Row & { groupId: string }> {
  const { user } = await api.get<{ user: { organizationId: string } }>("session");
  const [group] = await api.list<Row>("groups", { kind: "group", organizationId: user.organizationId });
  const person = await api.send<Row>("POST", "people", { name, phone: "081234500067", address: "Jalan Uji Hak 5" });
  await api.send("POST", "memberships", { personId: person.id, groupId: group?.id });
  return { ...person, groupId: String(group?.id) };
}

/** A request whose identity was checked, made without the page. */
async function makeVerified(api: Api, kind: string, personId: string): Promise<Row> {
  const { id, version } = await api.send<Row>("POST", "data-requests", { kind, channel: "letter", personId });
  return api.send<Row>(
    "POST",
    `data-requests/${id}/transition`,
    { to: "verified", identity: "KTP asli dilihat" },
    { "If-Match": `"${version}"` },
  );
}

const inDialog = (page: Page, label: string, text: string) => page.getByRole("dialog").getByLabel(label).fill(text);
const save = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();

test("somebody asks what is kept about them: identity, the file on paper and as JSON, and it stands who looked", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("office");
  const name = "Ngatmini Uji Akses";
  const person = await makeMember(api, name);
  await page.goto("/#/data-requests/create");
  await page.getByRole("combobox", { name: "Orang" }).fill(name);
  await page.getByRole("option", { name }).click();
  await page.getByLabel("Isi permintaan").fill("Ingin tahu data saya");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText(/7[12] jam lagi/)).toBeVisible();
  await page.getByRole("button", { name: "Periksa identitas" }).click();
  await inDialog(page, "Cara identitas diperiksa", "KTP asli dilihat");
  await save(page);
  await page.getByRole("button", { name: "Buat berkas data" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Berkas data pribadi" })).toBeVisible();
  await expect(page.getByText("Jalan Uji Hak 5")).toHaveCount(0);
  await page.getByRole("button", { name: "Buat berkas" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Data pribadi yang disimpan tentang Anda" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Telepon/ })).toContainText("+6281234500067");
  await expect(page.getByRole("heading", { name: "Kelompok dan program" })).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh JSON" }).click();
  const held = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  expect(held).toMatchObject({ format: "lanjut-personal-data", person: { name, phone: "+6281234500067" } });
  await page.getByRole("link", { name: "Kembali ke permintaan" }).click();
  await page.getByRole("button", { name: "Catat selesai" }).click();
  await inDialog(page, "Hasil", "Diserahkan di kantor, kertas");
  await save(page);
  await expect(page.getByText("Permintaan ini sudah dijawab.")).toBeVisible();

  await page.goto(`/#/people/${person.id}/show`);
  const seen = page.getByRole("region", { name: "Siapa yang melihat" });
  await expect(seen.getByText(/Berkas untuk orangnya · semua isian/)).toBeVisible();
  await expectAccessible(page);
});

test("a restriction hides a person from a colleague until it is lifted", async ({ page, signIn, api, provoked }) => {
  provoked.add(404);
  await signIn("office");
  const person = await makeMember(api, "Ngatmini Uji Batas");
  const request = await makeVerified(api, "restriction", person.id);
  await page.goto(`/#/data-requests/${request.id}/show`);
  await page.getByRole("button", { name: "Catat selesai" }).click();
  await inDialog(page, "Hasil", "Dibatasi sejak hari ini");
  await save(page);
  await expect(page.getByText("Data orang ini sedang dibatasi.")).toBeVisible();
  const colleague = async () => {
    await signOut(page);
    await signIn("head");
  };
  await colleague();
  await page.goto(`/#/people/${person.id}/show`);
  await expect(page.getByText(/tidak ditemukan|tidak ada/i).first()).toBeVisible();
  await expect(page.getByText("Ngatmini Uji Batas")).toHaveCount(0);
  expect(await api.list("people", { id: person.id })).toEqual([]);
  expect(await api.list("memberships", { personId: person.id })).toHaveLength(1);

  await signOut(page);
  await signIn("office");
  await page.goto(`/#/data-requests/${request.id}/show`);
  await page.getByRole("button", { name: "Cabut pembatasan" }).click();
  await inDialog(page, "Alasan", "Diminta orangnya");
  await save(page);
  await expect(page.getByText("Permintaan ini sudah dijawab.")).toBeVisible();
  await colleague();
  await page.goto(`/#/people/${person.id}/show`);
  await expect(page.getByRole("heading", { level: 1, name: "Ngatmini Uji Batas" })).toBeVisible();
});

test("an erasure is carried out by a second person, and figures keep counting the nameless row", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("office");
  const person = await makeMember(api, "Ngatmini Uji Hapus");
  const request = await makeVerified(api, "erasure", person.id);
  const counts = async () => ({
    people: (await api.list("people", { id: person.id })).length,
    members: (await api.list("memberships", { groupId: person.groupId }, ["id", "ASC"], 99)).length,
  });
  const before = await counts();
  await page.goto(`/#/data-requests/${request.id}/show`);
  await expect(page.getByText(/Penghapusan dijalankan oleh orang kedua/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Hapus untuk selamanya" })).toHaveCount(0);

  await signOut(page);
  await signIn("head");
  await page.goto(`/#/data-requests/${request.id}/show`);
  await page.getByRole("button", { name: "Hapus untuk selamanya" }).click();
  await inDialog(page, "Hasil", "Dihapus sesuai permintaan");
  await expectAccessible(page);
  await save(page);
  await expect(page.getByText("Permintaan ini sudah dijawab.")).toBeVisible();
  await page.goto(`/#/people/${person.id}/show`);
  await expect(page.getByRole("heading", { level: 1, name: `Orang ${person.id.slice(-6)}` })).toBeVisible();
  await expect(page.getByText("Ngatmini Uji Hapus")).toHaveCount(0);
  expect(await counts()).toEqual(before);
});

test("after a breach the head finds who is affected, downloads the list, and it is logged itself", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("office");
  const name = "Ngatmini Uji Bocor";
  const person = await makeMember(api, name);
  await api.send("POST", `people/${person.id}/reveal`, { field: "phone", reason: "Mengabari jadwal" });
  await signOut(page);
  await signIn("head");
  await page.goto("/#/access-log");
  await page.getByRole("link", { name: "Pemberitahuan kebocoran" }).click();
  await page.getByRole("button", { name: "Cari yang terdampak" }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expect(page.getByText(/3 × 24 jam/).first()).toBeVisible();
  await page.getByRole("button", { name: "Unduh daftar" }).click();
  await inDialog(page, "Untuk apa daftar ini", "Pemberitahuan kebocoran akun");
  const download = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Unduh daftar" }).click();
  const csv = readFileSync(await (await download).path(), "utf8");
  expect(csv).toContain("Pemberitahuan kebocoran akun");
  expect(csv).toContain(`${name},'+6281234500067,`);
  expect(csv).toMatch(/,1,Telepon\r\n/);
  await page.goto(`/#/people/${person.id}/show`);
  const seen = page.getByRole("region", { name: "Siapa yang melihat" });
  await expect(seen.getByText("Pemberitahuan kebocoran akun")).toBeVisible();
  await expect(seen.getByText("Mengabari jadwal")).toBeVisible();
});

test("what is past its keeping is counted first, and goes only when the head says so twice", async ({
  page,
  signIn,
  api,
}) => {
  interface Classes {
    classes: { name: string; past: number; enabled: boolean }[];
  }
  const place = async () => (await api.get<Classes>("retention")).classes.find(({ name }) => name === "visit_places");
  await signIn("office");
  await page.goto("/#/retention");
  await expect(page.getByText("Titik lokasi kunjungan")).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await signOut(page);
  await signIn("head");
  await page.goto("/#/retention");
  await page.getByRole("button", { name: "Aktifkan: Titik lokasi kunjungan" }).click();
  await inDialog(page, "Disimpan (hari)", "1000");
  await save(page);
  await expect(page.getByText(/1\.000 hari · Tiap malam/)).toBeVisible();
  await page.getByRole("button", { name: "Matikan: Titik lokasi kunjungan" }).click();
  await expect.poll(async () => (await place())?.enabled).toBe(false);
  const past = (await place())?.past ?? 0;
  expect(past).toBeGreaterThan(0);
  await page.getByRole("checkbox", { name: "Pilih: Titik lokasi kunjungan" }).check();
  await page.getByRole("button", { name: `Hapus sekarang (${past})` }).click();
  await expect(page.getByText(`Hapus ${past} baris sekarang?`)).toBeVisible();
  expect((await place())?.past).toBe(past);
  await page.getByRole("dialog").getByRole("button", { name: "Hapus sekarang" }).click();
  await expect(page.getByText("Selesai dihapus")).toBeVisible();
  expect((await place())?.past).toBe(0);
  await expectAccessible(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });
  for (const path of ["/data-requests", "/retention", "/access-log", "/breach"]) {
    test(`head ${path}`, async ({ page, signIn }) => {
      await signIn("head");
      await page.goto(`/#${path}`);
      await expectSettled(page);
      await expectToFit(page);
      await expectAccessible(page);
    });
  }
});
