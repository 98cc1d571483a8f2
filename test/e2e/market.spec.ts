import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface Made {
  id: string;
  name: string;
}

const phone = { width: 360, height: 740 };
const desk = { width: 1366, height: 768 };

/** The page as a phone opens it, then back at the desk. */
async function expectToFitPhone(page: Page) {
  await page.setViewportSize(phone);
  await page.reload();
  await expectSettled(page);
  await expectToFit(page);
  await page.setViewportSize(desk);
}

test("the way to market: a buyer is met, accepts, orders; how much hangs on it; it ends", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("office");
  const stamp = Date.now();
  const [program] = await api.list<Made>("programs", { state: "running" });
  const group = await api.send<Made>("POST", "groups", {
    ...{ programId: program?.id, name: `Kelompok Pasar ${stamp}`, trainedOn: "2026-02-01" },
  });
  const buyer = `Butik Uji ${stamp}`;
  await page.goto(`/#/groups/${group.id}/show?tab=market`);
  await expect(page.getByText("Belum ada pesanan dalam 12 bulan terakhir")).toBeVisible();

  await page.getByRole("button", { name: "Catat kemitraan" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Mitra pembeli" }).fill(buyer);
  await expect(dialog.getByText(`Pembeli baru: ${buyer}`)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  const row = page.getByRole("listitem").filter({ hasText: buyer }).filter({ hasText: "Titip jual" });
  await expect(row.getByText("Ditawarkan")).toBeVisible();

  await row.getByRole("button", { name: "Pindah tahap" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["Diterima", "Ditolak"]);
  await page.getByRole("menuitem", { name: "Diterima" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
  await expect(row.getByText("Diterima")).toBeVisible();

  await page.getByRole("button", { name: "Catat pesanan" }).click();
  await dialog.getByLabel("Kemitraan").click();
  await page.getByRole("option", { name: buyer }).click();
  await dialog.getByLabel("Nilai").fill("750000");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(row.getByText("Pesanan pertama")).toBeVisible();
  await expect(page.getByText(`Bergantung pada satu pembeli: ${buyer} membeli 100%`)).toBeVisible();
  await expect(page.getByRole("img", { name: "Penjualan tiap bulan" })).toBeVisible();
  await page.getByRole("button", { name: "Lihat sebagai tabel" }).click();
  await expect(page.getByRole("table", { name: "Penjualan tiap bulan" }).getByRole("row").last()).toContainText(
    "Rp 750.000",
  );
  await expectAccessible(page);

  await row.getByRole("link", { name: buyer }).click();
  await expect(page.getByRole("heading", { level: 1, name: buyer })).toBeVisible();
  const steps = page.getByRole("region", { name: "Perjalanan kemitraan" }).getByRole("listitem");
  await expect(steps).toHaveCount(4);
  await expect(steps.nth(2)).toContainText("Pesanan pertama");
  await expect(steps.nth(2)).toContainText("berkat Dinas Koperasi");
  await expect(steps.nth(3)).toContainText("belum");
  await expectToFitPhone(page);

  await page.getByRole("link", { name: buyer }).click();
  await expect(page.getByRole("link", { name: /^1 ?Pesanan/ })).toBeVisible();
  await expect(page.getByRole("link", { name: group.name }).first()).toBeVisible();
  await expectAccessible(page);
  await expectToFitPhone(page);

  await page.goBack();
  await page.getByRole("button", { name: "Pindah tahap" }).click();
  await page.getByRole("menuitem", { name: "Berakhir" }).click();
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog.getByText("Wajib diisi")).toBeVisible();
  await dialog.getByLabel("Alasan").fill("Butik tutup");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(steps).toHaveCount(4);
  await expect(steps.last()).toContainText("Berakhir");
  await expect(page.getByText("Butik tutup")).toBeVisible();
});

test("papers and readiness for capital, in English: what is unknown is asked, and becomes met", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("office");
  const [program] = await api.list<Made>("programs", { state: "running" });
  const group = await api.send<Made>("POST", "groups", {
    ...{ programId: program?.id, name: `Kelompok Izin ${Date.now()}`, trainedOn: "2026-02-01" },
  });
  await page.getByRole("button", { name: "EN, Bahasa: English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await page.goto(`/#/groups/${group.id}/show?tab=capital`);
  const requirement = (name: string) => page.getByRole("listitem").filter({ hasText: name }).first();
  await expect(requirement("NIB (business ID)")).toContainText("Unknown");
  await expect(requirement("NIB (business ID)")).toContainText("Ask, then record it under Licences.");
  await expect(page.getByText("1 met, 0 missing, 5 unknown")).toBeVisible();

  await page.getByRole("button", { name: "Record NIB (business ID)" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Have" }).click();
  await dialog.getByLabel("Number").fill("0220123456789");
  await dialog.getByLabel("Issued").fill("2020-01-01");
  await dialog.getByLabel("Valid until").fill("2020-06-30");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(requirement("NIB (business ID)")).toContainText("Missing");
  await expect(page.getByText("1 met, 1 missing, 4 unknown")).toBeVisible();

  await page.getByRole("button", { name: "Edit NIB (business ID)" }).click();
  await dialog.getByLabel("Valid until").fill("2040-06-30");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("2 met, 0 missing, 4 unknown")).toBeVisible();
  await expectAccessible(page);
  await expectToFitPhone(page);

  await page.getByRole("button", { name: "Apply now" }).click();
  await dialog.getByRole("radio", { name: "KUR" }).click();
  await dialog.getByLabel("Amount asked").fill("8000000");
  await dialog.getByRole("button", { name: "Save" }).click();
  const application = page.getByRole("listitem").filter({ hasText: "Rp 8.000.000" });
  for (const [stage, more] of [
    ["Surveyed", ""],
    ["Approved", "6000000"],
  ]) {
    await application.getByRole("button", { name: "Move to another stage" }).click();
    await page.getByRole("menuitem", { name: stage }).click();
    if (more) await dialog.getByLabel("Amount approved").fill(more);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(application).toContainText(stage ?? "");
  }
  await application.getByRole("link").click();
  await expect(page.getByText("Rp 6.000.000")).toBeVisible();

  for (const path of ["/licences", "/buyers", "/capital-schemes", "/orders"]) {
    await page.goto(`/#${path}`);
    await expectSettled(page);
    await expectAccessible(page);
    await expectToFitPhone(page);
  }
});
