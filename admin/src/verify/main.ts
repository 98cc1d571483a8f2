import { firstLabel, tellReport } from "#worker/audit/reportText.ts";
import { type Report, verifyExport } from "#worker/audit/verify.ts";
import { WORDS } from "./words.ts";

type Locale = keyof typeof WORDS;
type State = { at: "idle" | "busy" | "needed" } | { at: "done"; report: Report } | { at: "failed"; message: string };

let locale: Locale = navigator.language.startsWith("en") ? "en" : "id";
let state: State = { at: "idle" };

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  children: (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// The inputs stay the same elements: what was chosen in them outlives a change of language.
const file = element("input", { type: "file", id: "file" });
const fingerprint = element("input", { id: "fingerprint", autocomplete: "off", spellcheck: false });
const kept = element("input", { type: "file", id: "kept", multiple: true });
const pasted = element("textarea", { id: "pasted", rows: 3, spellcheck: false });
const earlier = element("input", { type: "file", id: "earlier" });

const bytesOf = async (one: File) => new Uint8Array(await one.arrayBuffer());

async function check(): Promise<void> {
  const [chosen] = file.files ?? [];
  state = { at: chosen ? "busy" : "needed" };
  show();
  if (!chosen) return;
  try {
    const [before] = earlier.files ?? [];
    const report = await verifyExport(await bytesOf(chosen), {
      fingerprint: fingerprint.value.trim() || undefined,
      kept: [...(await Promise.all(Array.from(kept.files ?? [], (one) => one.text()))), pasted.value].filter((text) =>
        text.trim(),
      ),
      earlier: before && (await bytesOf(before)),
    });
    state = { at: "done", report };
  } catch (error) {
    state = { at: "failed", message: (error as Error).message };
  }
  show();
}

function field(input: HTMLInputElement | HTMLTextAreaElement, label: string, help?: string): Node[] {
  const nodes: Node[] = [element("label", { htmlFor: input.id }, [label]), input];
  return help ? [...nodes, element("small", {}, [help])] : nodes;
}

/** Verdict, the first bad row, what is wrong, what was read: in the order in which it matters. */
function reportNodes(report: Report): Node[] {
  const words = WORDS[locale];
  const { verdict, logs, first, faults, open } = tellReport(report, locale);
  const list = (className: string, items: string[]) =>
    element(
      "ul",
      { className },
      items.map((item) => element("li", {}, [item])),
    );
  const [word = "", ...rest] = verdict.split(": ");
  const mark = element("strong", {}, [word]);
  return [
    element("p", { className: report.ok ? "verdict" : "verdict bad" }, [mark, ...rest.map((one) => `: ${one}`)]),
    ...(first
      ? [element("p", { className: "first" }, [`${firstLabel(locale)}: `, element("strong", {}, [first])])]
      : []),
    ...(faults.length > 0 ? [list("faults", faults)] : []),
    ...(open.length > 0 ? [element("h2", {}, [words.open]), list("open", open)] : []),
    ...logs.flatMap(({ title, facts }) => [
      element("h2", {}, [title]),
      element(
        "dl",
        {},
        facts.flatMap(([label, value]) => [element("dt", {}, [label]), element("dd", {}, [value])]),
      ),
    ]),
  ];
}

function result(): Node {
  const words = WORDS[locale];
  const output = element("output", { id: "result" });
  output.setAttribute("aria-live", "polite");
  if (state.at === "busy") output.append(words.checking);
  if (state.at === "needed") output.append(words.needed);
  if (state.at === "failed") output.append(`${words.unread}: ${state.message}`);
  if (state.at === "done") output.append(...reportNodes(state.report));
  return output;
}

function show(): void {
  const words = WORDS[locale];
  document.documentElement.lang = locale;
  document.title = `Lanjut – ${words.title}`;
  const language = element("button", { type: "button", className: "quiet", lang: locale === "id" ? "en" : "id" }, [
    words.other,
  ]);
  language.onclick = () => {
    locale = locale === "id" ? "en" : "id";
    show();
  };
  const button = element("button", { type: "submit", disabled: state.at === "busy" }, [words.check]);
  const form = element("form", {}, [
    ...field(file, words.file),
    ...field(fingerprint, words.fingerprint, words.fingerprintHelp),
    ...field(kept, words.kept),
    ...field(pasted, words.pasted, words.pastedHelp),
    ...field(earlier, words.earlier, words.earlierHelp),
    button,
  ]);
  form.onsubmit = (event) => {
    event.preventDefault();
    void check();
  };
  document
    .getElementById("page")
    ?.replaceChildren(language, element("h1", {}, [words.title]), element("p", {}, [words.about]), form, result());
}

show();
