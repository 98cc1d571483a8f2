import { expect, expectAccessible, expectToFit, test } from "./journey.ts";

interface Group {
  id: string;
  name: string;
  riskBand: string;
}

test("an officer records on a phone that a group is dormant; the band changes and says why", async ({
  page,
  signIn,
  api,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn("officer");
  const [group] = await api.list<Group>("groups", { riskBand: "lancar", activityStatus: "active" }, ["name", "ASC"]);
  if (!group) throw new Error("the demo has no group on track");

  await page.goto(`/#/groups/${group.id}/show`);
  await expect(page.getByRole("heading", { level: 1, name: group.name })).toBeVisible();
  await expectToFit(page);
  await page
    .getByRole("button", { name: /^Catat kunjungan/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Vakum" }).click();
  await dialog.getByRole("checkbox", { name: "Pemasaran" }).click();
  await dialog.getByLabel("Catatan").fill("Pesanan seragam berhenti sejak bulan lalu.");
  await expectAccessible(page);
  await expectToFit(page);
  await dialog.getByRole("button", { name: "Simpan" }).click();

  await expect(page.getByRole("status").filter({ hasText: "Pita berubah dari Lancar menjadi Berisiko" })).toContainText(
    "sinyal baru: Terakhir terlihat tidak aktif penuh",
  );
  await page.getByRole("tab", { name: "Risiko" }).click();
  await expect(page.getByRole("tabpanel")).toContainText("Hilang bila");
});

test("what was typed survives a lost connection and a closed tab, and is sent once", async ({
  page,
  context,
  signIn,
  api,
  provoked,
}) => {
  provoked.add(0);
  const buyer = `Toko Uji ${Date.now()}`;
  await signIn("office");
  const [group] = await api.list<Group>("groups", { activityStatus: "unknown" }, ["name", "DESC"]);
  if (!group) throw new Error("the demo has no group of unknown status");
  const address = `/#/groups/${group.id}/show`;
  await page.goto(address);
  await page.getByRole("button", { name: "Catat", exact: true }).click();
  await page.getByRole("menuitem", { name: "Catat kemitraan" }).click();
  await page.getByLabel("Mitra pembeli").fill(buyer);
  await page.waitForTimeout(500);

  await context.setOffline(true);
  await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Tidak ada sambungan")).toBeVisible();
  await context.setOffline(false);

  const later = await context.newPage();
  await page.close();
  await later.goto(address);
  await later.getByRole("button", { name: "Catat", exact: true }).click();
  await later.getByRole("menuitem", { name: "Catat kemitraan" }).click();
  await expect(later.getByText("dikembalikan")).toBeVisible();
  await expect(later.getByLabel("Mitra pembeli")).toHaveValue(buyer);
  await later.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
  await expect(later.getByRole("dialog")).toBeHidden();
  expect(await api.list("linkages", { groupId: group.id, buyer: buyer })).toHaveLength(1);
});
