import { CannotTake } from "./notTaken.ts";

/** What an XPath expression of an XLSForm is made of. */
export type XPath =
  | { is: "number"; value: number }
  | { is: "string"; value: string }
  | { is: "answer"; name: string }
  | { is: "self" }
  | { is: "call"; name: string; args: XPath[] }
  | { is: "compare"; operator: string; left: XPath; right: XPath }
  | { is: "join"; operator: "and" | "or"; parts: XPath[] };

type Token = { kind: "number" | "string" | "answer" | "name" | "sign" | "end"; text: string };

const LONGEST = 5_000;
const DEEPEST = 40;
const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|"([^"]*)"|'([^']*)'|\$\{\s*([^{}\s]{1,200})\s*\}|([A-Za-z_][\w-]*)|(!=|<=|>=|[=<>(),+*/|[\]@-]|\.{1,2}))/y;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  const source = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw unread(source.slice(at, at + 20));
    const [, number, double, single, answer, name, sign] = match;
    if (number !== undefined) found.push({ kind: "number", text: number });
    else if (double !== undefined || single !== undefined) found.push({ kind: "string", text: double ?? single ?? "" });
    else if (answer !== undefined) found.push({ kind: "answer", text: answer });
    else if (name !== undefined) found.push({ kind: "name", text: name });
    else found.push({ kind: "sign", text: sign ?? "" });
  }
  return [...found, { kind: "end", text: "" }];
}

const unread = (text: string) => new CannotTake(`Tidak terbaca di "${text}".`, `It cannot be read at "${text}".`);

const reckons = (sign: string) =>
  new CannotTake(`Hitungan dengan "${sign}" tidak didukung.`, `Reckoning with "${sign}" is not supported.`);

/** Reads an expression: comparisons, and/or, calls, parentheses, literals, `.` and `${name}`. Throws CannotTake. */
export function parseXPath(text: string): XPath {
  if (text.length > LONGEST) throw new CannotTake("Terlalu panjang.", "Too long.");
  const list = tokens(text);
  let at = 0;
  let depth = 0;
  const peek = () => list[at] as Token;
  const takeIf = (kind: Token["kind"], ...texts: string[]): Token | undefined => {
    const token = peek();
    if (token.kind !== kind || (texts.length > 0 && !texts.includes(token.text))) return undefined;
    at++;
    return token;
  };

  const join = (operator: "and" | "or", next: () => XPath): XPath => {
    const parts = [next()];
    while (takeIf("name", operator)) parts.push(next());
    return parts.length === 1 ? (parts[0] as XPath) : { is: "join", operator, parts };
  };
  const compare = (): XPath => {
    const left = primary();
    const operator = takeIf("sign", "=", "!=", "<", "<=", ">", ">=");
    if (!operator) return left;
    return { is: "compare", operator: operator.text, left, right: primary() };
  };
  const all = (): XPath => join("or", () => join("and", compare));

  const primary = (): XPath => {
    if (++depth > DEEPEST) throw new CannotTake("Terlalu dalam.", "Nested too deep.");
    const value = one();
    depth--;
    const { kind, text: sign } = peek();
    if (kind === "sign" && ["+", "-", "*", "/", "|", "["].includes(sign)) throw reckons(sign);
    if (kind === "name" && ["div", "mod"].includes(sign)) throw reckons(sign);
    return value;
  };
  const one = (): XPath => {
    const number = takeIf("number");
    if (number) return { is: "number", value: Number(number.text) };
    if (takeIf("sign", "-")) {
      const negative = takeIf("number");
      if (!negative) throw reckons("-");
      return { is: "number", value: -Number(negative.text) };
    }
    const string = takeIf("string");
    if (string) return { is: "string", value: string.text };
    const answer = takeIf("answer");
    if (answer) return { is: "answer", name: answer.text };
    if (takeIf("sign", ".")) return { is: "self" };
    if (takeIf("sign", "(")) {
      const inner = all();
      if (!takeIf("sign", ")")) throw unread(peek().text);
      return inner;
    }
    const name = takeIf("name");
    if (!name || !takeIf("sign", "(")) throw unread(name?.text ?? peek().text);
    return call(name.text);
  };
  const call = (name: string): XPath => {
    const args: XPath[] = [];
    if (!takeIf("sign", ")")) {
      do args.push(all());
      while (takeIf("sign", ","));
      if (!takeIf("sign", ")")) throw unread(peek().text);
    }
    return { is: "call", name, args };
  };

  const whole = all();
  if (peek().kind !== "end") throw unread(peek().text);
  return whole;
}
