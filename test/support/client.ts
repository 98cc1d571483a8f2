import { server } from "./server.ts";

export type Reply<T> = { status: number; headers: Headers; body: T; text: string };
export type RequestOptions = {
  body?: unknown;
  ifMatch?: string | number;
  idempotencyKey?: string;
  headers?: Record<string, string>;
};

const randomAddress = () => `10.${crypto.getRandomValues(new Uint8Array(3)).join(".")}`;

/** One browser: keeps its cookie, sends its own Origin, and comes from an address of its own. */
export class ApiClient {
  readonly base: string;
  readonly address = randomAddress();
  locale = "id";
  cookie: string | undefined;

  constructor(base = server.workerUrl) {
    this.base = base;
  }

  async request<T = unknown>(method: string, path: string, options: RequestOptions = {}): Promise<Reply<T>> {
    const { body } = options;
    const raw = body instanceof FormData || typeof body === "string" || body instanceof Uint8Array;
    const headers = new Headers({ "accept-language": this.locale, "cf-connecting-ip": this.address });
    if (method !== "GET") headers.set("origin", new URL(this.base).origin);
    if (this.cookie) headers.set("cookie", this.cookie);
    if (options.ifMatch !== undefined) headers.set("if-match", `"${String(options.ifMatch).replaceAll('"', "")}"`);
    if (options.idempotencyKey) headers.set("idempotency-key", options.idempotencyKey);
    if (body !== undefined && !raw) headers.set("content-type", "application/json");
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
    const response = await fetch(new URL(path, this.base), {
      method,
      headers,
      redirect: "manual",
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      this.cookie = pair.endsWith("=") || /max-age=0/i.test(line) ? undefined : pair;
    }
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get("content-type") ?? "") && text !== "";
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T, text };
  }

  get = <T = unknown>(path: string, options?: RequestOptions) => this.request<T>("GET", path, options);
  post = <T = unknown>(path: string, body?: unknown, options?: RequestOptions) =>
    this.request<T>("POST", path, { ...options, body });
  put = <T = unknown>(path: string, body: unknown, options?: RequestOptions) =>
    this.request<T>("PUT", path, { ...options, body });
  delete = <T = unknown>(path: string, options?: RequestOptions) => this.request<T>("DELETE", path, options);

  /** A list in the console's dialect, with the total of its Content-Range. */
  async list<T = Record<string, unknown>>(
    resource: string,
    query: { filter?: object; sort?: [string, "ASC" | "DESC"]; range?: [number, number] } = {},
  ): Promise<Reply<T[]> & { total: number }> {
    const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, JSON.stringify(value)]));
    const reply = await this.get<T[]>(`/api/${resource}?${search}`);
    return { ...reply, total: Number(reply.headers.get("content-range")?.split("/")[1]) };
  }

  signIn(email: string, password: string, code?: string) {
    return this.post<{ user: Record<string, unknown>; permissions: unknown }>("/api/session", {
      email,
      password,
      code,
    });
  }
}
