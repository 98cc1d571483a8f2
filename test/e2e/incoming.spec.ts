import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, test } from "./journey.ts";

const fixture = (name: string) => join(import.meta.dirname, "..", "fixtures", name);
const roster = fixture("peserta-pelatihan-menjahit-malang-2025.xlsx");
const orders = fixture("kemitraan-pasar-lsm-2025-2026.csv");
const contacts = fixture("tindak-lanjut-kobo-2025-2026.csv");

async function bring(page: Page, programId: string, kind: string, file: string, sum: RegExp) {
  await page.goto(`/#/imports/create?programId=${programId}&kind=${kind}`);
  await expect(page.getByRole("combobox", { name: /^Program/ })).toHaveValue(/Uji Masuk/);
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Periksa berkas" }).click();
  await expect(page.getByText(sum)).toBeVisible({ timeout: 30_000 });
}

const fits = async (page: Page) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  await page.setViewportSize({ width: 1366, height: 768 });
};

test("orders of a partner and visits of another tool come in, as files and live", async ({
  page,
  signIn,
  api,
  request,
  baseURL,
}) => {
  test.setTimeout(180_000);
  await signIn("office");
  const program = await api.send<{ id: string }>("POST", "programs", {
    ...{ name: "Pelatihan Menjahit Uji Masuk", year: 2025, fundingSource: "dbhcht", regionCode: "35.73" },
  });
  await bring(page, program.id, "roster", roster, /^286 baris =/);
  await page.getByRole("button", { name: /^Simpan 278 baris/ }).click();
  await expect(page.getByText("Tersimpan. Kelompok dan jadwal")).toBeVisible({ timeout: 30_000 });

  await bring(page, program.id, "orders", orders, /^39 baris = 39 baru/);
  await expect(page.getByLabel("Arti “pesanan langsung”")).toContainText("Kontrak");
  await expect(page.getByText("Angkatan pelatihan")).toHaveCount(0);
  await expectAccessible(page);
  await fits(page);
  await page.getByRole("button", { name: "Simpan 39 baris" }).click();
  await expect(page.getByText("Tersimpan. Pesanan dan kemitraannya")).toBeVisible({ timeout: 30_000 });
  await bring(page, program.id, "orders", orders, /39 dilewati/);
  await expect(page.getByRole("button", { name: "Tidak ada yang perlu disimpan" })).toBeDisabled();

  await bring(page, program.id, "follow-ups", contacts, /^51 baris = 49 baru .* 2 duplikat/);
  await page.getByLabel("Arti “waktu”").click();
  await page.getByRole("option", { name: "Beban pengasuhan" }).click();
  await page.getByRole("button", { name: "Periksa lagi dengan arti ini" }).click();
  await expect(page.getByText("Arti isian disimpan")).toBeVisible();
  await expect(page.getByLabel("Arti “waktu”")).toContainText("Beban pengasuhan");
  await expectAccessible(page);
  await fits(page);
  await page.getByRole("button", { name: "Simpan 49 baris" }).click();
  await expect(page.getByText("Tersimpan. Kontak sudah dicatat")).toBeVisible({ timeout: 30_000 });

  await page.goto("/#/submission-forms");
  await page.getByRole("button", { name: "Hubungkan formulir" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/Nama formulir/).fill("Kobo Uji Masuk");
  await dialog.getByLabel(/^Program/).fill("Uji Masuk");
  await page.getByRole("option", { name: /Uji Masuk/ }).click();
  await dialog.getByRole("button", { name: "Simpan" }).click();
  const token = page.getByRole("dialog", { name: /Token Kobo Uji Masuk/ });
  const address = await token.getByLabel("Alamat kiriman").inputValue();
  const authorization = await token.getByLabel(/Authorization/).inputValue();
  expect(authorization).toMatch(/^Bearer lfm_/);
  await expectAccessible(page);
  await token.getByRole("button", { name: "Tutup" }).click();

  const send = (status: string, uuid: string) =>
    request.post(address.replace(/^.*\/api/, `${baseURL}/api`), {
      headers: { authorization },
      data: { _uuid: uuid, today: "2026-06-01", group: { nama_kelompok: "Klp. Mawar", status_usaha: status } },
    });
  expect((await send("aktif", "11111111-0000-4000-8000-000000000001")).status()).toBe(201);
  expect((await send("ngadat", "11111111-0000-4000-8000-000000000002")).status()).toBe(202);

  await page.getByRole("link", { name: "Kobo Uji Masuk" }).click();
  await page.getByRole("button", { name: "Tambah kata" }).click();
  await page.getByLabel("Kata 1", { exact: true }).fill("ngadat");
  await page.getByLabel("Arti “ngadat”").click();
  await page.getByRole("option", { name: /Vakum/ }).click();
  await expectAccessible(page);
  await fits(page);
  await page.getByRole("button", { name: "Simpan pemetaan" }).click();
  await expect(page.getByText("Pemetaan disimpan")).toBeVisible();
  await page.getByRole("link", { name: "Yang ditolak" }).click();
  await expect(page.getByText("arti “ngadat” belum ditentukan", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Coba lagi/ }).click();
  await expect(page.getByText("Kiriman diterima dan dicatat")).toBeVisible();
  await page.goto(`/#/submissions?filter=${encodeURIComponent("{}")}`);
  await page
    .getByRole("button", { name: /^Lihat jawaban/ })
    .first()
    .click();
  await page.getByLabel(/Untuk keperluan apa/).fill("memeriksa pemetaan");
  await page.getByRole("button", { name: "Tampilkan" }).click();
  await expect(page.getByText("Klp. Mawar")).toBeVisible();
  await fits(page);
});

test("an NGO brings the orders of its own groups, and no other group exists for it", async ({ page, signIn, api }) => {
  await signIn("ngo");
  const [group] = await api.list<{ id: string; name: string; programId: string }>("groups", { kind: "group" });
  if (!group) throw new Error("the demo's NGO accompanies a group");
  const program = await api.get<{ name: string }>(`programs/${group.programId}`);
  await page.goto(`/#/imports/create?programId=${group.programId}`);
  await expect(page.getByRole("combobox", { name: /^Program/ })).toHaveValue(program.name);
  await expect(page.getByRole("radio")).toHaveCount(0);
  await expect(page.getByLabel("Dasar pemberian alat")).toHaveCount(0);
  const lines = [
    "Nama Kelompok;Pembeli;Saluran;Tanggal Pesanan;Nilai Pesanan;Jumlah",
    `${group.name};Koperasi Uji Masuk;Toko;3 Nov 2026;Rp 275.000,00;11 pcs`,
    "Kelompok Entah Siapa;Koperasi Uji Masuk;Toko;3 Nov 2026;Rp 275.000,00;11 pcs",
  ];
  await page.locator("input[type=file]").setInputFiles({
    ...{ name: "pesanan.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) },
  });
  await page.getByRole("button", { name: "Periksa berkas" }).click();
  await expect(page.getByText(/^2 baris = 1 baru .* 1 gagal/)).toBeVisible();
  await expect(page.getByText("Tidak ada kelompok bernama ini di program ini.")).toBeVisible();
  await expectAccessible(page);
  await fits(page);
  await page.getByRole("button", { name: "Simpan 1 baris" }).click();
  await expect(page.getByText("Tersimpan. Pesanan dan kemitraannya")).toBeVisible({ timeout: 30_000 });
  const orders = await api.list<{ valueIdr: number; linkageId: string }>("orders", { groupId: group.id }, [
    "createdAt",
    "DESC",
  ]);
  expect(orders[0]).toMatchObject({ valueIdr: 275_000 });
  const linkage = await api.get<{ buyer: string; state: string }>(`linkages/${orders[0]?.linkageId}`);
  expect(linkage).toMatchObject({ buyer: "Koperasi Uji Masuk", state: "first_order" });
  await page.goto("/#/submission-forms");
  await expect(page.getByText("Kobo", { exact: false })).toHaveCount(0);
});
