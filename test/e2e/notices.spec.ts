import { type Api, expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface Notice {
  id: string;
  kind: string;
  subject: string;
  subjectId: string | null;
  data: Record<string, number> | null;
  readAt: number | null;
}

const unread = (api: Api) => api.list<Notice>("notifications", { readAt_isnull: true }, ["at", "DESC"], 199);

test("an officer's morning: the bell, the Monday list, the list behind a number, and everything read", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("officer");
  const before = await unread(api);
  expect(before.length).toBeGreaterThan(0);
  const bell = page.getByRole("link", { name: `Pemberitahuan: ${before.length} belum dibaca` });
  await bell.click();
  await expect(page.getByRole("heading", { level: 1, name: "Pemberitahuan" })).toBeVisible();
  await expectSettled(page);
  await expectAccessible(page);

  const list = before.find(({ kind }) => kind === "digest");
  const overdue = list?.data?.overdue ?? 0;
  expect(overdue).toBeGreaterThan(0);
  await page.getByRole("link", { name: `${overdue} kunjungan lewat tenggat`, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tindak lanjut" })).toBeVisible();
  await expect(page.getByRole("tab", { selected: true })).toContainText("Terlambat");
  await expect(page.getByRole("link", { name: `Pemberitahuan: ${before.length - 1} belum dibaca` })).toBeVisible();

  await page.goBack();
  await page.getByRole("button", { name: "Belum dibaca" }).click();
  await expect(page.getByText(`${before.length - 1} belum dibaca`)).toBeVisible();
  await page.getByRole("button", { name: "Tandai semua sudah dibaca" }).click();
  await expect(page.getByText("Semua sudah ditandai dibaca.")).toBeVisible();
  await expect(page.getByText("Semua sudah dibaca", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Pemberitahuan: tidak ada yang belum dibaca" })).toBeVisible();
  expect(await unread(api)).toEqual([]);
});

test("the link of a message opens the record and marks its notice; a stranger's leads nowhere", async ({
  page,
  signIn,
  api,
  provoked,
}) => {
  await signIn("head");
  const about = (await unread(api)).find(({ subject, subjectId }) => subject === "cases" && subjectId);
  await page.goto(`/#/notifications/${about?.id}/show`);
  await expect(page).toHaveURL(new RegExp(`/cases/${about?.subjectId}/show`));
  await expectSettled(page);
  expect((await api.get<Notice>(`notifications/${about?.id}`)).readAt).not.toBeNull();
  provoked.add(404);
  await page.goto("/#/notifications/ntf_bukanmilikanda/show");
  await expect(page.getByText("Catatannya tidak ada lagi, atau tidak lagi terbuka bagi Anda.")).toBeVisible();
  await page.getByRole("link", { name: "Ke pemberitahuan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pemberitahuan" })).toBeVisible();
});

test("how I am told: WhatsApp asks for a number, quiet hours are kept, on a phone too", async ({
  page,
  signIn,
  provoked,
}) => {
  provoked.add(422);
  await page.setViewportSize({ width: 360, height: 780 });
  await signIn("ngo");
  await page.goto("/#/account");
  const form = page.getByRole("region", { name: "Pemberitahuan" });
  await form.getByRole("radio", { name: "WhatsApp" }).check();
  await form.getByLabel("Nomor WhatsApp").fill("12");
  await form.getByRole("button", { name: "Simpan" }).click();
  await expect(form.getByText("Nomor telepon tidak lengkap.")).toBeVisible();
  await form.getByLabel("Nomor WhatsApp").fill("0812-3456-7890");
  await form.getByLabel("Jangan kirim dari").fill("21:30");
  await form.getByRole("switch", { name: "Daftar Senin" }).uncheck();
  await expectAccessible(page);
  await expectToFit(page);
  await form.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Pilihan disimpan.")).toBeVisible();
  await page.reload();
  await expect(form.getByLabel("Nomor WhatsApp")).toHaveValue("+6281234567890");
  await expect(form.getByLabel("Jangan kirim dari")).toHaveValue("21:30");
  await expect(form.getByRole("switch", { name: "Daftar Senin" })).not.toBeChecked();
  await form.getByRole("radio", { name: /Surel ke/ }).check();
  await form.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Pilihan disimpan.")).toBeVisible();

  await page.goto("/#/notifications");
  await expectSettled(page);
  await expectAccessible(page);
  await expectToFit(page);
});

test("an admin finds the message that did not go out, and sends it again", async ({ page, signIn, api }) => {
  await signIn("admin");
  const [dead] = await api.list<{ id: string; userName: string }>("deliveries", { state: "dead" });
  await page.getByRole("link", { name: /Pesan tidak terkirim/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pesan keluar" })).toBeVisible();
  await expect(page.getByText("ditolak pengirim (422)")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await expectSettled(page);
  await expectToFit(page);
  await page.getByRole("button", { name: `Kirim ulang: ${dead?.userName}` }).click();
  await expect(page.getByText("Pesan akan dikirim dalam satu menit.")).toBeVisible();
  const { state } = await api.get<{ state: string }>(`deliveries/${dead?.id}`);
  expect(["waiting", "sent"]).toContain(state);
});

test("in English too", async ({ page, signIn }) => {
  await signIn("office");
  await page.getByRole("button", { name: /Bahasa/ }).click();
  await page.goto("/#/notifications");
  await expect(page.getByRole("heading", { level: 1, name: "Notices" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Your Monday list" }).first()).toBeVisible();
});
