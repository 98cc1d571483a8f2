import { join } from "node:path";
import { build } from "vite";

const ROOT = join(import.meta.dirname, "../..");

/** A module as the console's build makes it: bundled and minified for browsers, with nothing of Node. */
export async function browserBuild<T>(entry: string): Promise<T> {
  const result = await build({
    ...{ root: ROOT, configFile: false, logLevel: "silent" },
    build: { lib: { entry: join(ROOT, entry), formats: ["es"] }, write: false, minify: true },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  const chunk = bundle && "output" in bundle ? bundle.output[0] : undefined;
  if (!chunk) throw new Error(`${entry}: nothing was built`);
  if (/\bfrom\s*["']|\brequire\(/.test(chunk.code)) throw new Error(`${entry}: does not stand on its own`);
  return (await import(`data:text/javascript;base64,${Buffer.from(chunk.code).toString("base64")}`)) as T;
}
