import type { Locator, Page } from "@playwright/test";
import { type Api, expect, expectAccessible, expectToFit, test } from "./journey.ts";

interface Machine {
  id: string;
  item: string;
  programId: string;
  state: string;
}
interface Group {
  id: string;
  name: string;
}

/** A programme with a machine that was bought and not given yet, and one of its groups. */
async function somethingToGive(api: Api): Promise<{ machine: Machine; group: Group }> {
  const machines = await api.list<Machine>("equipment", { state: ["procured", "stored"] }, ["item", "ASC"], 99);
  for (const machine of machines) {
    const [group] = await api.list<Group>("groups", { programId: machine.programId, kind: "group" }, ["name", "ASC"]);
    if (group) return { machine, group };
  }
  throw new Error("Nothing in the demo waits to be handed over.");
}

async function sign(page: Page, box: Locator): Promise<void> {
  await box.scrollIntoViewIfNeeded();
  const at = await box.boundingBox();
  if (!at) throw new Error("no signature box");
  await page.mouse.move(at.x + 20, at.y + at.height / 2);
  await page.mouse.down();
  for (let i = 1; i <= 40; i++) await page.mouse.move(at.x + 20 + i * 5, at.y + at.height / 2 + 25 * Math.sin(i / 3));
  await page.mouse.up();
}

test("a BAST is filled in, signed on screen, looked at, kept, and printed on A4", async ({ page, signIn, api }) => {
  await signIn("office");
  const { machine, group } = await somethingToGive(api);
  await page.goto(`/#/handovers/create?programId=${machine.programId}&groupId=${group.id}&equipmentId=${machine.id}`);
  await expect(page.getByRole("checkbox", { name: new RegExp(machine.item) }).first()).toBeVisible();
  await expect(page.getByText(/Kosongkan untuk nomor berikutnya: BAST\/\d{3,}\/XI?I?\/?/)).toBeVisible();
  await page.getByLabel("Tempat").fill("Balai RW 05");
  await page.getByLabel("Jabatan yang menyerahkan").fill("Kepala Bidang Industri");
  await page.getByLabel("Ambil dari anggota").click();
  await page.getByRole("option", { name: /Ketua/ }).click();
  await expect(page.getByLabel("Kedudukan yang menerima")).toHaveValue("Ketua");
  const receiver = await page.getByLabel("Nama yang menerima").inputValue();
  await page.getByLabel("Nama saksi 1").fill("Lurah Uji");

  const second = page.getByRole("radiogroup", { name: "Tanda tangan pihak kedua" });
  await second.getByRole("radio", { name: "Di layar ini" }).check();
  const box = page.getByRole("img", { name: /Kotak tanda tangan/ });
  await sign(page, box);
  await sign(page, box);
  await page.getByRole("button", { name: "Urungkan goresan" }).click();
  await page.getByRole("button", { name: "Ulangi goresan" }).click();
  await page.getByRole("button", { name: "Urungkan goresan" }).click();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Lihat pratinjau" }).click();
  const preview = page.getByRole("dialog", { name: "Pratinjau BAST" });
  await expect(preview.getByRole("heading", { name: "BERITA ACARA SERAH TERIMA" })).toBeVisible();
  await expect(preview.getByText(/^Pada hari ini, \w+, tanggal .* tahun dua ribu dua puluh/)).toBeVisible();
  await expectAccessible(page);
  expect((await api.get<Machine>(`equipment/${machine.id}`)).state).toBe(machine.state);
  await preview.getByRole("button", { name: "Tutup" }).click();

  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Tersimpan utuh: isinya masih sama seperti saat dibuat.")).toBeVisible();
  const number = await page.getByRole("heading", { level: 1 }).first().textContent();
  await expectAccessible(page);
  expect((await api.get<Machine>(`equipment/${machine.id}`)).state).toBe("handed_over");

  await page.getByRole("link", { name: "Cetak" }).click();
  await expect(page.getByText(`Nomor: ${number}`)).toBeVisible();
  await expect(page.getByText(receiver).first()).toBeVisible();
  await expect(page.locator(".bast-drawn svg")).toHaveCount(1);
  await expectAccessible(page);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page[^s]/g)?.length).toBeLessThanOrEqual(2);
  expect(pdf).toMatch(/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12][.\d]*\s*\]/);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Cetak" })).toBeHidden();
  await expect(page.getByRole("heading", { name: "BERITA ACARA SERAH TERIMA" })).toBeVisible();
});

test("an old hand-over prints from what is known; all of it fits a phone", async ({ page, signIn, api }) => {
  await page.setViewportSize({ width: 360, height: 760 });
  await signIn("office");
  const [old] = await api.list<{ id: string; number: string }>("handovers", {}, ["date", "ASC"], 0);
  await page.goto(`/#/handovers/${old?.id}/show`);
  await expect(page.getByText("dicetak dari data yang tercatat sekarang")).toBeVisible();
  await expectToFit(page);
  await page.goto(`/#/handovers/${old?.id}/print`);
  await expect(page.getByText(`Nomor: ${old?.number}`)).toBeVisible();
  await expectToFit(page);
  await page.goto("/#/handovers/create");
  await expect(page.getByText("Pilih kelompok untuk melihat alat")).toBeVisible();
  await expectToFit(page);
  await expectAccessible(page);
});
