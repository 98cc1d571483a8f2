import { countScript, expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

test("a wrong password is told plainly, and the right one opens the office's start page", async ({ page, signIn }) => {
  await page.goto("/");
  await expectAccessible(page);
  await page.getByLabel("Surel").fill("office@lanjut.test");
  await page.getByLabel("Kata sandi", { exact: true }).fill("bukan kata sandinya");
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("alert")).toContainText("tidak cocok");
  await signIn("office");
  await expect(page.getByRole("link", { name: /Tindak lanjut terlambat/ })).toBeVisible();
});

test("the language is chosen before signing in and kept", async ({ page, signIn }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn("office");
  await expect(page.getByRole("link", { name: "Programmes", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await page.getByRole("button", { name: "Language: Indonesia" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Beranda" })).toBeVisible();
});

test("signing out ends the session", async ({ page, signIn }) => {
  await signIn("officer");
  await page.getByRole("button", { name: "Akun" }).click();
  await page.getByRole("menuitem", { name: "Keluar" }).click();
  await expect(page.getByRole("heading", { name: "Masuk" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Masuk" })).toBeVisible();
});

test("an ended session asks to sign in again on top of the page, and goes on", async ({ page, signIn, api }) => {
  await signIn("head");
  await page.goto("/#/programs");
  await expect(page.getByRole("heading", { level: 1, name: "Program" })).toBeVisible();
  await api.send("DELETE", "session");
  // Whatever the page asks next finds the session gone; it may be sooner than a click.
  await page.evaluate(() => {
    location.hash = "#/groups";
  });
  await expect(page.getByText("Sesi Anda berakhir")).toBeVisible();
  await page.getByLabel("Kata sandi", { exact: true }).fill(process.env.LANJUT_TEST_PASSWORD ?? "");
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kelompok" })).toBeVisible();
  await expect(page.getByRole("table")).toBeVisible();
});

test("the sign-in page fits a phone and comes light", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const script = countScript(page);
  await page.goto("/", { waitUntil: "networkidle" });
  await expectToFit(page);
  expect(await script()).toBeLessThanOrEqual(200 * 1024);
});

test("the first list needs no more than 420 KB of script", async ({ page, signIn }) => {
  const script = countScript(page);
  await signIn("office");
  await page.goto("/#/groups");
  await expect(page.getByRole("table")).toBeVisible();
  await expectSettled(page);
  expect(await script()).toBeLessThanOrEqual(420 * 1024);
});
