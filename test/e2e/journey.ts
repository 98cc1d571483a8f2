import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, test as base, expect, type Page } from "@playwright/test";

export { expect };

export type Account = "admin" | "office" | "officer" | "ngo" | "commission" | "head" | "office.jambi" | "admin.jambi";

const password = () => process.env.LANJUT_TEST_PASSWORD ?? "";

/** The console asks first who is signed in; before that the answer is 401, which the browser writes into its console. */
const expected = /status of 401/;

interface Journey {
  /** Signs in as a person of the demo does, through the page. */
  signIn: (account: Account) => Promise<void>;
  /** Requests with the session of the page. */
  api: Api;
  /** Statuses a journey provokes on purpose, so that the browser's own message about them is no fault; 0 is a lost connection. */
  provoked: Set<number>;
}

export class Api {
  readonly #request: APIRequestContext;
  readonly #origin: string;

  constructor(request: APIRequestContext, origin: string) {
    this.#request = request;
    this.#origin = origin;
  }

  async get<T>(path: string): Promise<T> {
    const reply = await this.#request.get(`${this.#origin}/api/${path}`);
    expect(reply.status(), await reply.text()).toBe(200);
    return (await reply.json()) as T;
  }

  async list<T>(
    resource: string,
    filter: object = {},
    sort: [string, "ASC" | "DESC"] = ["id", "ASC"],
    last = 24,
  ): Promise<T[]> {
    const query = new URLSearchParams({
      filter: JSON.stringify(filter),
      sort: JSON.stringify(sort),
      range: JSON.stringify([0, last]),
    });
    return this.get<T[]>(`${resource}?${query}`);
  }

  async send<T>(
    method: "POST" | "PUT" | "DELETE",
    path: string,
    data?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const reply = await this.#request.fetch(`${this.#origin}/api/${path}`, {
      method,
      data,
      headers: { Origin: this.#origin, ...headers },
    });
    const text = await reply.text();
    expect(reply.ok(), `${method} ${path}: ${text}`).toBe(true);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}

export const test = base.extend<Journey & { watched: undefined }>({
  // Playwright reads the names of what a fixture needs from this pattern; this one needs nothing.
  // biome-ignore lint/correctness/noEmptyPattern: see above
  provoked: async ({}, use) => {
    await use(new Set());
  },
  watched: [
    async ({ page, provoked }, use) => {
      const faults: string[] = [];
      page.on("console", (message) => {
        if (message.type() !== "error" || expected.test(message.text())) return;
        const status = /ERR_INTERNET_DISCONNECTED/.test(message.text())
          ? 0
          : Number(/status of (\d+)/.exec(message.text())?.[1]);
        if (!provoked.has(status)) faults.push(message.text());
      });
      page.on("pageerror", (error) => faults.push(error.message));
      await use(undefined);
      expect(faults, "the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  signIn: async ({ page }, use) => {
    await use(async (account) => {
      await page.goto("/");
      await page.getByLabel(/Surel|E-mail/).fill(`${account}@lanjut.test`);
      await page.getByLabel(/^(Kata sandi|Password)$/).fill(password());
      await page.getByRole("button", { name: /^(Masuk|Sign in)$/ }).click();
      await expect(page.getByRole("heading", { level: 1, name: /Beranda|Home/ })).toBeVisible();
    });
  },
  api: async ({ context, baseURL }, use) => {
    await use(new Api(context.request, baseURL ?? ""));
  },
});

/** Nothing serious for people who use a keyboard or a screen reader. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
  expect(serious).toEqual([]);
}

/** Everything asked for has come and nothing is waited for any more. */
export async function expectSettled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status", { name: /^(Memuat|Loading)$/ })).toHaveCount(0);
  await expect(page.getByRole("progressbar", { includeHidden: true })).toHaveCount(0);
}

/** The page is no wider than the screen. */
export async function expectToFit(page: Page): Promise<void> {
  // A table becomes cards a moment after the screen got narrow.
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width, { timeout: 5_000 }).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** Counts the script that comes, as it would be sent (gzip). */
export function countScript(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
