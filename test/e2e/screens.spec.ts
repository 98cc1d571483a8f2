import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, expectSettled, test } from "./journey.ts";

/** The README's pictures: `LANJUT_SCREENS=folder` puts them there. */
const folder = process.env.LANJUT_SCREENS ?? join(import.meta.dirname, "..", ".output", "screens");

test("the three pages the README shows", async ({ page, signIn, api }) => {
  mkdirSync(folder, { recursive: true });
  const shoot = async (name: string) => {
    await expectSettled(page);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  await signIn("office");
  await shoot("beranda");

  const [group] = await api.list<{ id: string; name: string }>("groups", { riskBand: "mandek" }, ["score", "DESC"]);
  if (!group) throw new Error("the demo has no stalled group");
  await page.goto(`/#/groups/${group.id}/show`);
  await expect(page.getByRole("heading", { level: 1, name: group.name })).toBeVisible();
  await shoot("kelompok");

  const [program] = await api.list<{ id: string; name: string }>("programs", { state: "mentoring" }, ["score", "DESC"]);
  if (!program) throw new Error("the demo has no programme in mentoring");
  await page.goto(`/#/programs/${program.id}/show`);
  await expect(page.getByRole("heading", { level: 1, name: program.name })).toBeVisible();
  await shoot("program");
});
