import { expect, expectAccessible, expectToFit, test } from "./journey.ts";

interface Pair {
  firstId: string;
  secondId: string;
  first: { id: string; name: string };
  second: { id: string; name: string };
}

test("a person recorded twice becomes one, and two again", async ({ page, signIn, api }) => {
  await signIn("office");
  const filter = encodeURIComponent(JSON.stringify({ entity: "people" }));
  const [pair] = await api.get<Pair[]>(`duplicates?filter=${filter}`);
  if (!pair) throw new Error("the demo has nobody recorded twice");
  const before = await api.list<{ groupId: string }>("memberships", { personId: [pair.firstId, pair.secondId] });

  await page.goto("/#/duplicates");
  await expect(page.getByRole("heading", { level: 1, name: "Duplikat" })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);
  await page.getByRole("link", { name: `Bandingkan: ${pair.first.name}, ${pair.second.name}` }).click();
  await expect(page.getByRole("radiogroup", { name: "Yang tetap" })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);

  await page.getByRole("radiogroup", { name: "Yang tetap" }).getByRole("radio").first().check();
  await page.getByRole("button", { name: "Gabungkan" }).click();
  const dialog = page.getByRole("dialog", { name: "Gabungkan kedua data ini?" });
  await dialog.getByRole("button", { name: "Gabungkan" }).click();
  await expect(page).toHaveURL(new RegExp(`#/people/${pair.firstId}/show`));
  const merged = await api.list<{ groupId: string }>("memberships", { personId: pair.firstId });
  expect(merged.map(({ groupId }) => groupId).sort()).toEqual(before.map(({ groupId }) => groupId).sort());

  await page.goto("/#/duplicates");
  const latest = page.getByRole("region", { name: "Penggabungan terakhir" });
  await latest.getByRole("button", { name: "Urungkan" }).first().click();
  await expect(page.getByText("Penggabungan dibatalkan.")).toBeVisible();
  await expect(latest.getByText("Dibatalkan")).toBeVisible();
  const again = await api.get<{ name: string }>(`people/${pair.secondId}`);
  expect(again.name).toBe(pair.second.name);
});
