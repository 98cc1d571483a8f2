import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface Group {
  id: string;
  name: string;
  organizationId: string;
}

test("an NGO logs a linkage and an order for a group it accompanies", async ({ page, signIn, api }) => {
  await signIn("ngo");
  const buyer = `Koperasi Uji ${Date.now()}`;
  const [group] = await api.list<Group>("groups", {}, ["name", "ASC"]);
  if (!group) throw new Error("the NGO accompanies no group");
  await page.goto(`/#/groups/${group.id}/show?tab=market`);
  await page.getByRole("button", { name: "Catat kemitraan" }).click();
  await page.getByLabel("Mitra pembeli").fill(buyer);
  await page.getByRole("dialog").getByRole("radio", { name: "Kontrak" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
  const linkage = page.getByRole("listitem").filter({ hasText: buyer });
  await expect(linkage).toContainText("Ditawarkan");
  await linkage.getByRole("button", { name: "Pindah tahap" }).click();
  await page.getByRole("menuitem", { name: "Diterima" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
  await expect(linkage).toContainText("Diterima");

  await page.getByRole("button", { name: "Catat pesanan" }).click();
  await page.getByRole("dialog").getByLabel("Nilai").fill("1750000");
  await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Rp 1.750.000" }).first()).toBeVisible();
});

test("the commission reads everything and sees no person's name, number or address", async ({
  page,
  signIn,
  api,
  browser,
  baseURL,
}) => {
  await signIn("commission");
  const [group] = await api.list<Group>("groups", { kind: "group" }, ["score", "DESC"]);
  if (!group) throw new Error("no group");
  const office = await browser.newContext({ baseURL });
  const credentials = { email: "office@lanjut.test", password: process.env.LANJUT_TEST_PASSWORD };
  await office.request.post("/api/session", { data: credentials, headers: { Origin: baseURL ?? "" } });
  const filter = encodeURIComponent(JSON.stringify({ groupId: group.id }));
  const members = (await (await office.request.get(`/api/memberships?filter=${filter}`)).json()) as {
    personId: string;
  }[];
  const ids = encodeURIComponent(JSON.stringify({ id: members.map(({ personId }) => personId) }));
  const people = (await (await office.request.get(`/api/people?filter=${ids}`)).json()) as { name: string }[];
  await office.close();
  expect(people.length).toBeGreaterThan(2);

  for (const tab of ["members", "timeline", "followUps", "market"]) {
    await page.goto(`/#/groups/${group.id}/show?tab=${tab}`);
    await expect(page.getByRole("tabpanel")).toBeVisible();
    await expectSettled(page);
    const text = (await page.locator("body").textContent()) ?? "";
    for (const { name } of people) expect(text).not.toContain(name);
    expect(text).not.toMatch(/\d{16}|\b08\d{8,}/);
  }
  await page.goto(`/#/groups/${group.id}/show?tab=members`);
  await expect(
    page
      .getByRole("tabpanel")
      .getByText(/^Orang /)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /Catat/ })).toHaveCount(0);
});

test("Jambi sees nothing of Malang", async ({ page, signIn, api, browser, baseURL, provoked }) => {
  provoked.add(404);
  const office = await browser.newContext({ baseURL });
  const credentials = { email: "office@lanjut.test", password: process.env.LANJUT_TEST_PASSWORD };
  await office.request.post("/api/session", { data: credentials, headers: { Origin: baseURL ?? "" } });
  const [malang] = (await (await office.request.get("/api/groups?range=[0,0]")).json()) as Group[];
  await office.close();
  await signIn("office.jambi");
  await expect(page.getByText("Kota Jambi")).toBeVisible();
  const groups = await api.list<Group>("groups", {}, ["name", "ASC"], 499);
  expect(groups.length).toBeGreaterThan(0);
  expect(groups.map(({ id }) => id)).not.toContain(malang?.id);
  await page.goto(`/#/groups/${malang?.id}/show`);
  await expect(page.getByText("Data tidak ditemukan.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(0);
});

const screens: [account: "office" | "ngo" | "commission" | "head" | "officer" | "admin", paths: string[]][] = [
  ["office", ["/", "/programs", "/groups", "/follow-ups", "/account", "/help"]],
  ["head", ["/", "/programs", "/groups"]],
  ["commission", ["/", "/programs", "/groups"]],
  ["ngo", ["/", "/groups", "/linkages"]],
  ["officer", ["/", "/follow-ups", "/groups"]],
  ["admin", ["/", "/groups"]],
];

for (const [account, paths] of screens) {
  test(`${account}: each screen is reachable, accessible and fits a phone, in both languages`, async ({
    page,
    signIn,
  }) => {
    test.slow();
    await signIn(account);
    for (const path of paths) {
      await page.goto(`/#${path}`);
      await expectSettled(page);
      await expectAccessible(page);
    }
    await page.getByRole("button", { name: "Bahasa: English" }).click();
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of paths) {
      await page.goto(`/#${path}`);
      await expectSettled(page);
      await expectToFit(page);
      const text = (await page.locator("body").textContent()) ?? "";
      expect(text, "a key without words").not.toMatch(/\b(app|resources|enums|ra)\.\w+\.\w+/);
    }
    await expectAccessible(page);
  });
}
