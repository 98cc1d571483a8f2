import { pdfOf } from "../support/files.ts";
import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

test("a kind of programme is made without code, a programme starts from it, and its stages ask what it says", async ({
  page,
  signIn,
  provoked,
}) => {
  provoked.add(409);
  await signIn("admin");
  await page.goto("/#/program-templates/create");
  await page.getByLabel("Nama (Indonesia)").first().fill("Kebun dapur");
  await page.getByLabel("Nama (Inggris)").first().fill("Kitchen garden");
  await page.getByRole("textbox", { name: "Kode", exact: true }).fill("kebun_dapur");
  await page.getByLabel("Keterampilan").fill("Berkebun");
  const documents = page.getByRole("group", { name: "Dokumen wajib" });
  await documents.getByRole("button", { name: "Tambah" }).click();
  await documents.getByLabel("Kode dokumen").fill("izin_lahan");
  await documents.getByLabel("Nama (Indonesia)").fill("Izin pakai lahan");
  await documents.getByLabel("Nama (Inggris)").fill("Permit to use the land");
  const approved = page.getByRole("region", { name: "Disetujui" });
  await approved.getByLabel("Disebut (Indonesia)").fill("Lahan siap");
  await approved.getByLabel("Disebut (Inggris)").fill("Land is ready");
  await page.getByRole("button", { name: "Tambah syarat untuk Disetujui" }).click();
  await approved.getByLabel("Yang diperiksa").click();
  await page.getByRole("option", { name: "Dokumen: Izin pakai lahan" }).click();
  await expect(approved.getByLabel("Bunyi syarat (Inggris)")).toHaveValue("Permit to use the land");
  await page.getByRole("button", { name: "Tambah syarat untuk Disetujui" }).click();
  await approved.getByLabel("Bunyi syarat (Indonesia)").last().fill("Sudah ada kelompok");
  await approved.getByLabel("Bunyi syarat (Inggris)").last().fill("There are groups");
  await approved.getByRole("button", { name: "Tambah syarat", exact: true }).first().click();
  await approved.getByRole("combobox", { name: "Fakta" }).click();
  await page.getByRole("option", { name: /^Jumlah kelompok/ }).click();
  await approved
    .getByRole("textbox", { name: /^Jumlah kelompok|^Nilai/ })
    .first()
    .fill("0");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kebun dapur" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Riwayat versi" }).getByText("Versi 1", { exact: true })).toBeVisible();

  await page.context().clearCookies();
  await signIn("office");
  await page.goto("/#/programs/create?kind=kebun_dapur");
  await expect(page.getByText(/^Ikut dibawa: 1 tahap, 1 dokumen wajib/)).toBeVisible();
  await expect(page.getByLabel("Keterampilan")).toHaveValue("Berkebun");
  await page.getByLabel("Nama program").fill("Kebun Dapur RW 05");
  await page.getByLabel("Sumber dana").click();
  await page.getByRole("option", { name: "CSR" }).click();
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kebun Dapur RW 05" })).toBeVisible();
  const stages = page.getByRole("region", { name: "Tahap", exact: true });
  await expect(stages.getByText("Sebelum masuk: Lahan siap")).toBeVisible();
  await expect(stages.getByText("belum terpenuhi").first()).toBeVisible();

  await page.getByRole("button", { name: "Pindah tahap" }).click();
  await page.getByRole("menuitem", { name: "Lahan siap" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/Izin pakai lahan \(belum terpenuhi\)/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Batal" }).click();

  await stages
    .locator('input[type="file"][aria-label="Unggah Izin pakai lahan"]')
    .setInputFiles({ name: "izin.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdfOf()) });
  await expect(stages.getByText("1 berkas")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /Bahasa: English/ }).click();
  await expect(page.getByText("Before entering: Land is ready")).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectSettled(page);
  await expectToFit(page);
});

test("a step before its time is asked for with a reason, and the head approves it", async ({
  page,
  signIn,
  api,
  provoked,
}) => {
  provoked.add(409);
  await signIn("office");
  await page.goto("/#/programs/create?kind=menjahit");
  await page.getByLabel("Nama program").fill("Menjahit RW 07");
  await page.getByLabel("Sumber dana").click();
  await page.getByRole("option", { name: "CSR" }).click();
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Menjahit RW 07" })).toBeVisible();
  await page.getByRole("button", { name: "Pindah tahap" }).click();
  await page.getByRole("menuitem", { name: "Usulan disetujui" }).click();
  await page.getByLabel("Alasan pengecualian").fill("Dokumen menyusul dari bagian keuangan");
  await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText(/Menunggu persetujuan kepala dinas/)).toBeVisible();
  const [program] = await api.list<{ id: string }>("programs", { q: "Menjahit RW 07" });
  await page.context().clearCookies();
  await signIn("head");
  await page.goto(`/#/programs/${program?.id}/show`);
  await page.getByRole("button", { name: "Setujui pengecualian" }).click();
  const stages = page.getByRole("region", { name: "Tahap", exact: true });
  await expect(stages.getByRole("listitem").filter({ hasText: "Usulan disetujui" })).toContainText("sekarang");
  await expect(page.getByRole("button", { name: "Setujui pengecualian" })).toBeHidden();
});
