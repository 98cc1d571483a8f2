import { pictureOf } from "../support/files.ts";
import { expect, expectAccessible, expectToFit, test } from "./journey.ts";

interface Order {
  id: string;
  valueIdr: number;
  groupId: string;
  linkageId: string | null;
}

const photo = { name: "nota pesanan.jpg", mimeType: "image/jpeg", buffer: Buffer.from(pictureOf("jpeg")) };

test("an NGO's morning: its groups, an order in three taps with its proof, a group asked for", async ({
  page,
  signIn,
  api,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn("ngo");
  await expect(page.getByRole("heading", { name: "Kelompok yang kami dampingi" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Kemitraan tanpa pesanan" })).toBeVisible();
  await expectToFit(page);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Catat pesanan" }).first().click();
  const chooser = page.getByRole("dialog", { name: "Pesanan untuk kelompok mana?" });
  const [linkage] = await api.list<{ groupId: string; id: string; buyer: string }>(
    "linkages",
    { state: "repeat_orders" },
    ["startedOn", "DESC"],
  );
  if (!linkage) throw new Error("the demo has no linkage that goes on");
  const group = await api.get<{ name: string }>(`groups/${linkage.groupId}`);
  await chooser.getByLabel("Nama kelompok").fill(group.name);
  await chooser.getByRole("button", { name: group.name }).first().click();
  const form = page.getByRole("dialog", { name: /pesanan/i });
  await expect(form.getByText(linkage.buyer)).toBeVisible();
  const value = 1_000_000 + Math.floor(Math.random() * 899_999);
  await form.getByLabel(/^Nilai/).fill(String(value));
  await form.locator("input[type=file][multiple]").setInputFiles(photo);
  await expect(form.getByRole("img", { name: "nota pesanan.jpg" })).toBeVisible();
  await expectToFit(page);
  await expectAccessible(page);
  await form.getByRole("button", { name: "Simpan" }).click();
  await expect(form).toBeHidden();

  const [order] = await api.list<Order>("orders", { valueIdr: value });
  expect(order).toMatchObject({ groupId: linkage.groupId });
  expect(order?.linkageId).toBeTruthy();
  await page.goto(`/#/orders/${order?.id}/show`);
  await page.getByRole("button", { name: "Buka nota pesanan.jpg" }).click();
  const large = page.getByRole("dialog", { name: "nota pesanan.jpg" });
  await expect(large.getByRole("img", { name: "nota pesanan.jpg" })).toHaveJSProperty("complete", true);
  expect(await large.locator("img").evaluate((img) => (img as HTMLImageElement).naturalHeight)).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Hapus nota pesanan.jpg" }).click();
  await expect(page.getByRole("button", { name: "Buka nota pesanan.jpg" })).toBeHidden();
  await page.getByRole("button", { name: "Urungkan" }).click();
  await expect(page.getByRole("button", { name: "Buka nota pesanan.jpg" })).toBeVisible();
});

test("an NGO asks in its own words; the office finds the group and grants; the NGO opens it", async ({
  page,
  browser,
  baseURL,
  signIn,
  api,
}) => {
  const name = `Kelompok Titipan ${Date.now()}`;
  await signIn("office");
  const programs = await api.list<{ id: string }>("programs", { state: "mentoring" });
  const [near] = await api.list<{ villageCode: string }>("groups", { villageCode_isnull: false });
  const village = await api.get<{ name: string }>(`regions/${near?.villageCode}`);
  const made = await api.send<{ id: string }>("POST", "groups", {
    ...{ programId: programs[0]?.id, name, villageCode: near?.villageCode, trainedOn: "2026-08-01" },
  });

  const context = await browser.newContext({ baseURL, viewport: { width: 360, height: 740 }, locale: "id-ID" });
  const ngo = await context.newPage();
  await ngo.goto("/");
  await ngo.getByLabel(/Surel/).fill("ngo@lanjut.test");
  await ngo.getByLabel(/^Kata sandi$/).fill(process.env.LANJUT_TEST_PASSWORD ?? "");
  await ngo.getByRole("button", { name: "Masuk" }).click();
  await expect(ngo.getByRole("heading", { level: 1, name: "Beranda" })).toBeVisible();
  await ngo.goto(`/#/groups/${made.id}/show`);
  await expect(ngo.getByText(name)).toHaveCount(0);
  await ngo.goto("/#/partner-requests");
  await ngo.getByRole("button", { name: "Minta mendampingi kelompok" }).first().click();
  const ask = ngo.getByRole("dialog");
  await ask.getByLabel("Nama kelompok").fill(name);
  await ask.getByLabel("Desa/kelurahan").fill(village.name);
  await ngo.getByRole("option", { name: near?.villageCode }).click();
  await ask.getByLabel("Tujuan").fill("Mencarikan pembeli");
  await expectAccessible(ngo);
  await ask.getByRole("button", { name: "Kirim permintaan" }).click();
  await expect(ask).toBeHidden();

  await page.goto("/#/partner-requests");
  await page.getByRole("cell", { name }).click();
  await page.getByRole("button", { name: "Setujui" }).click();
  const decide = page.getByRole("dialog");
  await decide.getByLabel("Kelompok yang dimaksud").fill(name.slice(-9));
  await page.getByRole("option", { name }).click();
  await expectAccessible(page);
  await decide.getByRole("button", { name: "Setujui" }).click();
  await expect(page.getByText("Disetujui; LSM diberi tahu.")).toBeVisible();
  await page.getByRole("link", { name: "Buka pendampingan" }).click();
  await expect(page.getByText("Berjalan").first()).toBeVisible();

  await ngo.goto("/");
  await ngo.goto(`/#/groups/${made.id}/show`);
  await expect(ngo.getByRole("heading", { level: 1, name })).toBeVisible();
  await expectToFit(ngo);
  await context.close();
});

test("everything a person received stands on one page", async ({ page, signIn }) => {
  await signIn("office");
  await page.goto("/#/search");
  await page.getByLabel(/Nama, nomor telepon/).fill("siti");
  await page.getByRole("button", { name: "Cari", exact: true }).click();
  await page.getByRole("link", { name: "Lihat semua yang diterima" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: /^Semua yang diterima/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Pelatihan & kelompok" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Cetak" })).toBeHidden();
  await expect(page.getByRole("banner")).toBeHidden();
});
