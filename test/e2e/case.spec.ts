import { type Api, expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface Group {
  id: string;
  name: string;
  score: number;
}
interface Case {
  id: string;
  state: string;
  signalIds: string[];
}

/** A group that is well, has no signal and no living case. */
async function wellGroup(api: Api): Promise<Group> {
  const groups = await api.list<Group>(
    "groups",
    { riskBand: "lancar", score: 0, activityStatus: "active" },
    ["name", "ASC"],
    49,
  );
  for (const group of groups) {
    const risk = await api.get<{ signals: { kind: string }[] }>(`groups/${group.id}/risk`);
    if (risk.signals.some(({ kind }) => kind === "risk")) continue;
    if ((await api.list("cases", { groupId: group.id })).length === 0) return group;
  }
  throw new Error("the demo has no group that is well");
}

const seen = (api: Api, groupId: string, activityStatus: string) =>
  api.send("POST", "follow-ups", {
    ...{ groupId, doneOn: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10), method: "visit" },
    ...{ activityStatus, activeMembers: activityStatus === "active" ? 12 : 0 },
  });

test("a case from its signal to recovery: opened by the rule, worked on, proposed, confirmed", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("office");
  const group = await wellGroup(api);
  await seen(api, group.id, "dormant");

  await page.goto(`/#/groups/${group.id}/show?tab=cases`);
  await page
    .getByRole("tabpanel")
    .getByRole("link", { name: /^Kasus/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: group.name })).toBeVisible();
  await expect(page.getByText("dibuka oleh aturan")).toBeVisible();
  await expect(page.getByRole("region", { name: "Sinyal kasus ini" })).toContainText(
    "Terakhir terlihat tidak aktif penuh",
  );
  await expectAccessible(page);

  await page.getByRole("button", { name: "Rencanakan tindakan" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Kunjungan" }).click();
  await dialog.getByLabel("Apa yang dikerjakan").fill("Lihat mengapa produksi berhenti");
  await expect(dialog.getByLabel("Jadwalkan kunjungannya di daftar kerja")).toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Tindakan" })).toContainText("kunjungan dijadwalkan");
  await expect(page.getByText("Dikerjakan", { exact: true })).toBeVisible();

  await page.goto("/#/case-board");
  await expect(page.getByRole("region", { name: /^Dikerjakan/ }).getByRole("link", { name: group.name })).toBeVisible();
  await expectAccessible(page);

  const [one] = await api.list<Case>("cases", { groupId: group.id });
  const [action] = await api.list<{ madeId: string }>("case-actions", { caseId: one?.id });
  const done = { activityStatus: "active", activeMembers: 12, method: "visit" };
  await api.send("POST", `follow-ups/${action?.madeId}/complete`, done);

  await page.goto(`/#/cases/${one?.id}/show`);
  await page.reload();
  await expect(page.getByRole("region", { name: "Tindakan" })).toContainText("selesai");
  await page.getByRole("button", { name: "Nyatakan pulih" }).click();
  await expect(page.getByRole("dialog")).toContainText("Semua sinyalnya sudah hilang");
  await page.getByRole("dialog").getByRole("button", { name: "Nyatakan pulih" }).click();
  await expect(page.getByText("Pulih", { exact: true })).toBeVisible();
  await expect(page.getByText("Kasus selesai")).toBeVisible();
  await expect(page.getByText("Kasus: Pulih").last()).toBeVisible();
});

test("on a phone the board is a tab for each stage; a case is given up with a reason, by keyboard alone", async ({
  page,
  signIn,
  api,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn("office");
  await page.goto("/#/case-board");
  await expectSettled(page);
  await expectToFit(page);
  await expectAccessible(page);
  const move = page.getByRole("button", { name: /^Pindah tahap kasus/ }).first();
  const name = (await move.getAttribute("aria-label"))?.replace("Pindah tahap kasus ", "") ?? "";
  await move.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Mulai dikerjakan" })).toBeFocused();
  await page.getByRole("menuitem", { name: "Tutup, gagal" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Tutup, gagal" }).click();
  await expect(dialog.getByText(/Wajib diisi/)).toBeVisible();
  await dialog.getByLabel("Alasan").fill("Seluruh anggota pindah ke kota lain");
  await expectToFit(page);
  await dialog.getByRole("button", { name: "Tutup, gagal" }).press("Enter");
  await expect(dialog).toBeHidden();
  await page.getByRole("tab", { name: /^Ditutup, gagal/ }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  expect((await api.list("cases", { state: "closed_failed", q: name.slice(0, 90) })).length).toBeGreaterThan(0);
  await expectToFit(page);
});

test("an override is asked for by one, approved by another, and stands beside the band", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("office");
  const group = await wellGroup(api);
  await seen(api, group.id, "dormant");
  await page.goto(`/#/groups/${group.id}/show?tab=cases`);
  await page.getByRole("button", { name: "Ajukan pengecualian" }).click();
  await page
    .getByRole("dialog")
    .getByLabel("Mengapa kelompok ini baik-baik saja")
    .fill("Libur panen, mulai lagi bulan depan");
  await page.getByRole("dialog").getByRole("button", { name: "Ajukan pengecualian" }).click();
  await expect(page.getByText("Menunggu persetujuan")).toBeVisible();
  await page.context().clearCookies();

  await signIn("head");
  await page.goto("/#/overrides");
  const row = page.getByRole("row").filter({ hasText: group.name });
  await row.getByRole("button", { name: "Setujui" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Setujui" }).click();
  await expect(row).toContainText("Disetujui");
  await expectAccessible(page);
  await page.goto(`/#/groups/${group.id}/show`);
  await expect(page.getByText(/^dikecualikan s.d./).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Risiko" })).toContainText("Libur panen");
});
