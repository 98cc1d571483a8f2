import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

test("an admin adds an officer and hands over a link; the officer sets a password with it", async ({
  page,
  signIn,
  browser,
  baseURL,
}) => {
  await signIn("admin");
  await page.goto("/#/users/create");
  await page.getByLabel("Nama").fill("Wahyu Petugas Uji");
  await page.getByLabel("Surel").fill(`wahyu.${Date.now()}@lanjut.test`);
  await page.getByLabel("Peran").click();
  await page.getByRole("option", { name: "Petugas lapangan" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Simpan" }).click();
  await page.getByRole("button", { name: "Tautan kata sandi" }).click();
  const link = await page.getByRole("dialog").getByRole("textbox", { name: "Tautan kata sandi" }).inputValue();
  expect(link).toMatch(/\/#\/reset\/[\w-]{20,}$/);

  const fresh = await browser.newContext({ baseURL });
  const theirs = await fresh.newPage();
  await theirs.goto(link.replace(/^https?:\/\/[^/]+/, ""));
  await theirs.getByLabel("Kata sandi baru", { exact: true }).fill("sepeda biru di pasar pagi");
  await theirs.getByLabel("Ulangi kata sandi baru").fill("sepeda biru di pasar pagi");
  await theirs.getByRole("button", { name: "Simpan kata sandi" }).click();
  await expect(theirs.getByText("Kata sandi tersimpan")).toBeVisible();
  await fresh.close();
});

test("what a run would change is seen first; nothing is written by looking", async ({ page, signIn, api }) => {
  await signIn("office");
  const before = await api.list("stall-runs", {}, ["startedAt", "DESC"]);
  await page.goto("/#/stall-runs");
  await page.getByRole("button", { name: "Lihat dulu" }).click();
  await expect(page.getByText(/^Bila dijalankan sekarang:/)).toBeVisible();
  await expectAccessible(page);
  expect(await api.list("stall-runs", {}, ["startedAt", "DESC"])).toEqual(before);
});

const screens: [account: "office" | "ngo" | "commission" | "head" | "admin", paths: string[]][] = [
  ["office", ["/equipment", "/handovers/create", "/linkages", "/orders", "/marketing-supports"]],
  ["office", ["/capital-applications", "/people", "/search", "/imports", "/imports/create", "/stall-runs"]],
  ["ngo", ["/follow-ups", "/linkages", "/orders", "/people"]],
  ["commission", ["/people", "/equipment", "/audit-log"]],
  ["head", ["/imports", "/access-log", "/rules"]],
  ["admin", ["/users", "/users/create", "/organizations", "/plans", "/plans/create", "/rules", "/audit-log"]],
];

for (const [account, paths] of screens) {
  test(`${account}: ${paths.join(" ")} are accessible and fit a phone, in both languages`, async ({ page, signIn }) => {
    await signIn(account);
    for (const path of paths) {
      await page.goto(`/#${path}`);
      await expectSettled(page);
      await expectAccessible(page);
    }
    await page.getByRole("button", { name: /Bahasa: English/ }).click();
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of paths) {
      await page.goto(`/#${path}`);
      await expectSettled(page);
      await expectToFit(page);
      const text = await page.locator("body").textContent();
      expect(text, "a key without words").not.toMatch(/\b(app|resources|enums|ra|search)\.\w+\.\w+/);
    }
    await expectAccessible(page);
  });
}
