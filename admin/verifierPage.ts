import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { build, type Plugin } from "vite";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The program as one script, without imports. */
async function bundle(entry: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: "warn",
    build: { write: false, target: "es2022", lib: { entry, formats: ["iife"], name: "verifier" } },
  });
  const [result] = Array.isArray(made) ? made : [made];
  const chunk = result && "output" in result ? result.output[0] : undefined;
  if (chunk?.type !== "chunk") throw new Error("the verifier was not built");
  // Neither may end the element it stands in.
  return chunk.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

/** `verify.html`: the verifier of audit exports as one file, to be kept and opened without a network. */
export function verifierPage(root: string): Plugin {
  const source = (name: string) => readFileSync(`${root}/src/verify/${name}`, "utf8");
  return {
    name: "lanjut-verifier-page",
    apply: "build",
    closeBundle: async () => {
      const script = await bundle(`${root}/src/verify/main.ts`);
      const style = source("page.css");
      const html = source("page.html")
        .replace("/*style*/", () => style)
        .replace("/*script*/", () => script);
      writeFileSync(`${root}/dist/verify.html`, html);
      const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
      const rules = ["/verify", "/verify.html"].map(
        (path) => `${path}\n  ! Content-Security-Policy\n  Content-Security-Policy: ${policy}\n`,
      );
      appendFileSync(`${root}/dist/_headers`, rules.join(""));
    },
  };
}
