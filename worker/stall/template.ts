import { Param, SQL, StringChunk } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";

/** A value that is put in later. */
export class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const dialect = new SQLiteAsyncDialect();

/**
 * A long statement put together once: every request then only fills its slots. `Slot`s stand where its values go,
 * as parameters like any other.
 */
export function template(statement: SQL): (values: Readonly<Record<string, unknown>>) => SQL {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  const pieces = text.split("?").map((piece) => new StringChunk(piece));
  if (pieces.length !== params.length + 1) throw new Error("a statement with a question mark in its text");
  return (values) =>
    new SQL(
      pieces.flatMap((piece, i) => {
        if (i === params.length) return [piece];
        const param = params[i];
        return [piece, new Param(param instanceof Slot ? values[param.name] : param)];
      }),
    );
}
