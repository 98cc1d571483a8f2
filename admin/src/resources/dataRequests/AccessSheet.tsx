import { useLocale, useTranslate } from "react-admin";
import { RegionName } from "../../fields/RegionName.tsx";
import { formatDay, formatInstant } from "../../format/day.ts";
import { formatMoney } from "../../format/number.ts";
import { fieldWords } from "../people/seenModel.ts";
import { type AccessFile, type Column, cellsText, type Line, linesOf, PERSON, SECTIONS } from "./accessFileModel.ts";

/** Everything held about a person, to be read on paper. */
export function AccessSheet({ file }: { file: AccessFile }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string) => translate(`resources.access-file.${key}`);
  const { madeBy, madeAt, requestId } = file;
  const all = Object.keys(SECTIONS);
  const holds = (section: string) => linesOf(file, section).length > 0;
  const empty = all.filter((section) => !holds(section));
  return (
    <div lang={locale} className="sheet-words">
      <p>{madeBy.organization}</p>
      <h1>{text("heading")}</h1>
      <p>
        {text("intro")} {text("madeBy")} {madeBy.name}, {text("madeAt")} {formatInstant(madeAt, locale)}.{" "}
        {text("request")}: <code>{requestId}</code>
      </p>
      <h2>{text("section.person")}</h2>
      <table className="sheet-grid">
        <tbody>
          {PERSON.map((column) => (
            <tr key={column.field}>
              <th scope="row">{translate(column.label ?? column.field)}</th>
              <td>
                <Value line={file.person} column={column} />
              </td>
            </tr>
          ))}
          {ownFields(file.person).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{cellsText(value, String)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.filter(holds).map((section) => (
        <SectionTable key={section} section={section} lines={linesOf(file, section)} />
      ))}
      {empty.length > 0 && (
        <p>
          {text("nothing")} {empty.map((section) => text(`section.${section}`)).join("; ")}.
        </p>
      )}
      <p>{text("rights")}</p>
      <div className="sheet-foot">
        <span>{text("handed")}: ……………………………</span>
        <span>{text("received")}: ……………………………</span>
      </div>
    </div>
  );
}

/** Fields of the office's own making. */
const ownFields = ({ custom, customPersonal }: Line): [string, unknown][] =>
  [custom, customPersonal].flatMap((values) => Object.entries((values ?? {}) as Line));

function SectionTable({ section, lines }: { section: string; lines: readonly Line[] }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.access-file.${key}`);
  const columns = SECTIONS[section] ?? [];
  const shown = columns.filter(({ field }) => lines.some((line) => line[field] !== null && line[field] !== undefined));
  return (
    <>
      <h2>{text(`section.${section}`)}</h2>
      <div className="sheet-wide">
        <table className="sheet-grid">
          <thead>
            <tr>
              {shown.map(({ field }) => (
                <th key={field} scope="col">
                  {text(`column.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              // The lines of a made file keep their places.
              // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
              <tr key={at}>
                {shown.map((column) => (
                  <td key={column.field}>
                    <Value line={line} column={column} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Value({ line, column: { field, as } }: { line: Line; column: Column }) {
  const translate = useTranslate();
  const locale = useLocale();
  const value = line[field];
  if (value === null || value === undefined || value === "") return <>–</>;
  if (field === "villageCode") return <RegionName code={String(value)} />;
  if (field === "field") return <>{fieldWords({ entity: "people", field: String(value) }, translate)}</>;
  if (as.startsWith("enum:"))
    return <>{translate(`enums.${as.slice("enum:".length)}.${value}`, { _: String(value) })}</>;
  switch (as) {
    case "day":
      return <>{formatDay(String(value), locale)}</>;
    case "instant":
      return <>{formatInstant(Number(value), locale)}</>;
    case "money":
      return <>{formatMoney(Number(value))}</>;
    case "yes":
      return <>{translate(`resources.access-file.${value ? "yes" : "no"}`)}</>;
    case "direction":
      return <>{translate(`resources.access-file.direction.${value}`, { _: String(value) })}</>;
    case "cells":
      return <>{cellsText(value, (key) => translate(`resources.people.fields.${key}`, { _: key }))}</>;
    default:
      return <>{String(value)}</>;
  }
}
