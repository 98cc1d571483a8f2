import { readFileSync } from "node:fs";
import { openWorkbook } from "#worker/imports/read/workbook.ts";
import { expect, expectAccessible, expectToFit, test } from "./journey.ts";

test("a list comes as a workbook under its filter, and waits in Unduhan", async ({ page, signIn, api }) => {
  await signIn("office");
  const running = await api.get<{ name: string }[]>(
    `programs?filter=${encodeURIComponent('{"state":"mentoring"}')}&sort=${encodeURIComponent('["name","ASC"]')}`,
  );
  await page.goto(
    `/#/programs?filter=${encodeURIComponent('{"state":"mentoring"}')}&displayedFilters={}&sort=name&order=ASC&page=1`,
  );
  await expect(page.getByRole("table")).toBeVisible();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh Excel" }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(/^program-\d{4}-\d\d-\d\d\.xlsx$/);
  const [headings, ...rows] = openWorkbook(readFileSync(await file.path())).read(0).rows;
  expect(headings?.cells.slice(0, 2)).toEqual(["Nama program", "Tahun"]);
  expect(rows.map(({ cells }) => cells[0])).toEqual(running.map(({ name }) => name));
  await expect(page.getByText(/Berkas siap: \d+ baris/)).toBeVisible();

  await page.getByRole("button", { name: "Akun", exact: true }).click();
  await page.getByRole("menuitem", { name: "Unduhan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Unduhan" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Unduh program-/ }).first()).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);
});
