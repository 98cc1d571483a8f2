import { HttpError } from "react-admin";
import { readLocale } from "../format/locale.ts";
import { signInAgain } from "./http.ts";
import { translateNow } from "./i18nProvider.ts";

interface Sent {
  status: number;
  body: string;
}

/** `fetch` cannot say how much has been sent; this can. */
function send(url: string, form: FormData, key: string, onProgress: (share: number) => void): Promise<Sent> {
  return new Promise((resolve) => {
    const call = new XMLHttpRequest();
    call.open("POST", url);
    call.setRequestHeader("Accept", "application/json");
    call.setRequestHeader("Accept-Language", readLocale());
    call.setRequestHeader("Idempotency-Key", key);
    call.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    call.onload = () => resolve({ status: call.status, body: call.responseText });
    call.onerror = () => resolve({ status: 0, body: "" });
    call.send(form);
  });
}

interface Fault {
  error?: { message?: string; fields?: Record<string, string> };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/**
 * Sends a form with a file and tells how far it is; fails as every other request does. The same key again after a lost
 * connection makes it the same action.
 */
export async function uploadForm<T>(
  path: string,
  form: FormData,
  onProgress: (share: number) => void,
  key: string = crypto.randomUUID(),
): Promise<T> {
  for (;;) {
    const { status, body } = await send(`/api/${path}`, form, key, onProgress);
    if (status === 401 && (await signInAgain.ask(true))) continue;
    const json = parse(body);
    if (status >= 200 && status < 300) return json as T;
    const { error } = (json ?? {}) as Fault;
    const message = error?.message ?? translateNow(status === 0 ? "app.net.lost" : "app.net.unavailable");
    throw new HttpError(message, status, { ...(json as object), errors: error?.fields });
  }
}
