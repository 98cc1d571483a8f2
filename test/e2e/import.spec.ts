import { join } from "node:path";
import { expect, expectAccessible, expectToFit, test } from "./journey.ts";

const sample = join(import.meta.dirname, "..", "fixtures", "peserta-pelatihan-menjahit-malang-2025.xlsx");

test("an office drops the sample roster, repairs it, saves it, and finds 24 groups", async ({
  page,
  signIn,
  api,
  provoked,
}) => {
  provoked.add(415);
  await signIn("office");
  const program = await api.send<{ id: string }>("POST", "programs", {
    ...{ name: "Pelatihan Menjahit Uji Impor", year: 2025, fundingSource: "dbhcht", regionCode: "35.73" },
  });
  await page.goto(`/#/imports/create?programId=${program.id}`);
  await expect(page.getByRole("combobox", { name: /^Program/ })).toHaveValue("Pelatihan Menjahit Uji Impor");
  await page.getByLabel("Dasar pemberian alat").click();
  await page.getByRole("option", { name: "Hibah" }).click();

  const file = page.locator("input[type=file]");
  await file.setInputFiles({ name: "surat.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  await expect(page.getByText("Berkas ini bukan .xlsx atau .csv")).toBeVisible();
  await file.setInputFiles({ name: "rusak.xlsx", mimeType: "application/zip", buffer: Buffer.from("bukan Excel") });
  await page.getByRole("button", { name: "Periksa berkas" }).click();
  await expect(page.getByText("Tidak ada yang ditulis")).toBeVisible();
  await expect(page.getByRole("combobox", { name: /^Program/ })).toHaveValue("Pelatihan Menjahit Uji Impor");
  await expectAccessible(page);

  await file.setInputFiles(sample);
  await page.getByRole("button", { name: "Periksa berkas" }).click();
  const sum = page.getByText(/^286 baris =/);
  await expect(sum).toHaveText("286 baris = 278 baru + 0 diperbarui + 0 dilewati + 3 duplikat + 5 gagal");
  await expect(page.getByText("3 baris dengan peringatan")).toBeVisible();
  await expect(page.getByLabel("Nama angkatan")).toHaveValue(/\S/);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Pakai “Sawojajar, Kedungkandang”" }).click();
  await expect(page.getByText("2 baris dengan peringatan")).toBeVisible();
  await page.getByRole("button", { name: "Ubah: Baris 128" }).click();
  await page.getByRole("dialog").getByLabel("Nama", { exact: true }).fill("Sulastri Handayani");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Simpan dan periksa lagi" }).click();
  await expect(sum).toHaveText("286 baris = 279 baru + 0 diperbarui + 0 dilewati + 3 duplikat + 4 gagal");
  await page.getByRole("tab", { name: /^Duplikat/ }).click();
  await expect(page.getByRole("row")).toHaveCount(4);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  await page.setViewportSize({ width: 1366, height: 768 });

  await page.getByRole("button", { name: "Simpan 279 baris" }).click();
  await expect(page.getByText("Tersimpan. Kelompok dan jadwal")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Lihat kelompok program ini" }).click();
  await expect(page.getByText("1–24 dari 24")).toBeVisible();
  const points = await api.list("follow-ups", { programId: program.id }, ["dueOn", "ASC"], 199);
  expect(points.length).toBe(24 * 5);
});

test("the same file again is skipped; an import can be taken back", async ({ page, signIn, api }) => {
  await signIn("office");
  const program = await api.send<{ id: string }>("POST", "programs", {
    ...{ name: "Pelatihan Menjahit Uji Ulang", year: 2025, fundingSource: "csr", regionCode: "35.73" },
  });
  const upload = async () => {
    await page.goto(`/#/imports/create?programId=${program.id}`);
    await page.locator("input[type=file]").setInputFiles(sample);
    await expect(page.getByRole("combobox", { name: /^Program/ })).toHaveValue("Pelatihan Menjahit Uji Ulang");
    await page.getByRole("button", { name: "Periksa berkas" }).click();
    await expect(page.getByText(/^286 baris =/)).toBeVisible();
  };
  await upload();
  await page.getByRole("button", { name: /^Simpan 278 baris/ }).click();
  await expect(page.getByText("Tersimpan. Kelompok dan jadwal")).toBeVisible({ timeout: 30_000 });
  const first = page.url();
  await upload();
  await expect(page.getByText(/^286 baris =/)).toContainText("0 baru");
  await expect(page.getByRole("button", { name: "Tidak ada yang perlu disimpan" })).toBeDisabled();

  await page.goto(first);
  await page.getByRole("button", { name: "Tarik kembali" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Tarik kembali" }).click();
  await expect(page.getByText("Impor ditarik kembali.")).toBeVisible({ timeout: 30_000 });
  expect(await api.list("groups", { programId: program.id })).toEqual([]);
});
