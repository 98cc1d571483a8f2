import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, expectAccessible, expectToFit, test } from "./journey.ts";

const PAGE = join(import.meta.dirname, "../../admin/dist/verify.html");

test("an auditor keeps a checkpoint, exports the log, and checks it with one file and no network", async ({
  page,
  context,
  signIn,
}, info) => {
  // What anybody may keep, without an account.
  await page.goto("/#/checkpoints");
  await expect(page.getByRole("heading", { name: "Titik periksa log audit" })).toBeVisible();
  const office = page.getByRole("article").filter({ hasText: "Kota Malang" }).first();
  await expect(office.getByRole("img", { name: /Kode QR/ })).toBeVisible({ timeout: 90_000 });
  const [kept] = await Promise.all([
    page.waitForEvent("download"),
    office.getByRole("link", { name: "Unduh .txt" }).click(),
  ]);
  const keptPath = info.outputPath("kept.txt");
  await kept.saveAs(keptPath);
  const shown = await page
    .getByRole("region", { name: /Sidik jari/ })
    .locator("code")
    .textContent();
  const fingerprint = String(shown).replaceAll(" ", "");
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  await expectAccessible(page);
  await page.screenshot({ path: info.outputPath("checkpoints.png"), fullPage: true });
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Checkpoints of the audit log" })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  await page.screenshot({ path: info.outputPath("checkpoints-phone.png") });
  await page.getByRole("button", { name: "Bahasa Indonesia" }).click();
  await page.setViewportSize({ width: 1366, height: 768 });

  // The log itself, from inside.
  await page.goto("/");
  await signIn("office");
  await page.goto("/#/audit-log");
  await expect(page.getByText(/baris tersegel/)).toBeVisible();
  await page.screenshot({ path: info.outputPath("audit-log.png") });
  await page.getByRole("button", { name: "Ekspor untuk diperiksa" }).click();
  const dialog = page.getByRole("dialog", { name: "Ekspor log audit" });
  await dialog.getByLabel("Hari tertentu").check();
  await expect(dialog.getByRole("button", { name: "Unduh" })).toBeDisabled();
  await dialog.getByLabel("Semua hari").check();
  const [exported] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("link", { name: "Unduh" }).click(),
  ]);
  const sound = info.outputPath("sound.ndjson");
  await exported.saveAs(sound);

  // On another machine, without a network.
  await context.setOffline(true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(PAGE).href);
  await page.getByLabel(/^Berkas ekspor/).setInputFiles(sound);
  await page.getByLabel(/^Sidik jari kunci/).fill(fingerprint);
  await page.getByLabel(/^Titik periksa yang/).setInputFiles(keptPath);
  await page.getByRole("button", { name: "Periksa", exact: true }).click();
  const verdict = page.locator("#result");
  await expect(verdict.locator(".verdict")).toHaveText(/^SAH:/);
  await expect(verdict).toContainText("1 dibandingkan, 1 dengan tanda tangan yang sah");
  await expectAccessible(page);
  await page.screenshot({ path: info.outputPath("verify-sound.png") });
  await page.getByRole("button", { name: "English" }).click();
  await expect(verdict.locator(".verdict")).toHaveText(/^SOUND:/);

  const flipped = readFileSync(sound);
  const place = flipped.indexOf('"action":') + 12;
  flipped[place] = (flipped[place] ?? 0) ^ 1;
  writeFileSync(info.outputPath("flipped.ndjson"), flipped);
  await page.getByLabel(/^Export file/).setInputFiles(info.outputPath("flipped.ndjson"));
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(verdict.locator(".verdict")).toHaveText("NOT SOUND");
  await expect(verdict).toContainText(/First bad row: index \d+, line of the file \d+/);

  // A history written anew does not agree with what was kept: here, what was kept says another root.
  await page.getByLabel(/^Export file/).setInputFiles(sound);
  await page.getByLabel(/^Checkpoints you kept/).setInputFiles([]);
  const [origin = "", size = ""] = readFileSync(keptPath, "utf8").split("\n");
  await page.getByLabel(/paste their text/).fill(`${origin.split("/").at(-1)}:${size}:${"A".repeat(43)}`);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(verdict).toContainText("its history was written anew");
  await page.screenshot({ path: info.outputPath("verify-fork.png") });
  expect(asked.filter((url) => !url.startsWith("file:"))).toEqual([]);
  await context.setOffline(false);
});
