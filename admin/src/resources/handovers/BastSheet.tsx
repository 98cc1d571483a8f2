import type { BastDocument, DocumentItem, DocumentParty } from "#worker/handovers/document.ts";
import { Signature } from "./Signature.tsx";
import "./bast.css";

/** Left open to be written on paper. */
const BLANK = "………………………………";
const amount = (value: number | null) => (value === null ? "–" : value.toLocaleString("id-ID"));

/** A Berita Acara Serah Terima as it lies on the desk: Indonesian whatever language the reader works in. */
export function BastSheet({ document }: { document: BastDocument }) {
  const { head, title, number, opening, first, second, agreement, items, articles, closing } = document;
  return (
    <article className="bast" lang="id">
      <header className="bast-head">
        {head.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </header>
      <h1>{title}</h1>
      <p className="bast-number">Nomor: {number}</p>
      <p>{opening}</p>
      <Party at={1} party={first} name="PIHAK PERTAMA" />
      <Party at={2} party={second} name="PIHAK KEDUA" />
      <p>{agreement}</p>
      <Items items={items} totalIdr={document.totalIdr} />
      {articles.map((article) => (
        <section key={article.title} className="bast-article">
          <h2>{article.title}</h2>
          {article.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      <p className="bast-closing">{closing}</p>
      <Signatures document={document} />
    </article>
  );
}

function Party({ at, party, name }: { at: number; party: DocumentParty; name: string }) {
  const rows: [string, string | null][] = [
    ["Nama", party.name ?? BLANK],
    ["NIP", party.nip],
    ["Jabatan", party.title ?? BLANK],
    ["Alamat", party.address],
  ];
  return (
    <div className="bast-party">
      <span>{at}.</span>
      <div>
        <dl>
          {rows
            .filter(([, value]) => value)
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        <p>
          bertindak untuk dan atas nama {party.actsFor}, selanjutnya disebut <strong>{name}</strong>.
        </p>
      </div>
    </div>
  );
}

function Items({ items, totalIdr }: { items: DocumentItem[]; totalIdr: number | null }) {
  return (
    <div className="bast-table">
      <table>
        <thead>
          <tr>
            {["No.", "Nama barang", "Merek", "Nomor seri / kode barang", "Jumlah", "Nilai (Rp)"].map((label) => (
              <th key={label} scope="col" className={label.length < 7 ? "bast-count" : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, at) => (
            <tr key={item.id}>
              <td>{at + 1}</td>
              <td>{item.item}</td>
              <td>{item.brand ?? "–"}</td>
              <td>{[item.serial, item.code].filter(Boolean).join(" / ") || "–"}</td>
              <td className="bast-count">1 unit</td>
              <td className="bast-amount">{amount(item.valueIdr)}</td>
            </tr>
          ))}
          <tr>
            <th colSpan={4} scope="row">
              Jumlah
            </th>
            <td className="bast-count">{items.length} unit</td>
            <td className="bast-amount">{amount(totalIdr)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Signatures({ document: { first, second, dayLine, witnesses, signatures } }: { document: BastDocument }) {
  return (
    <div className="bast-signatures">
      <p className="bast-day">{dayLine}</p>
      <div className="bast-pair">
        <Signed title="PIHAK KEDUA" part="Yang menerima," name={second.name} path={signatures.receiver} />
        <Signed
          title="PIHAK PERTAMA"
          part="Yang menyerahkan,"
          name={first.name}
          nip={first.nip}
          path={signatures.giver}
        />
      </div>
      {witnesses.length > 0 && (
        <>
          <p className="bast-witnesses">Saksi-saksi:</p>
          <div className="bast-pair">
            {witnesses.map((name, at) => (
              <Signed
                // biome-ignore lint/suspicious/noArrayIndexKey: witnesses keep their order, and two may share a name
                key={at}
                title={`${at + 1}.`}
                name={name}
                path={signatures.witnesses?.[at] ?? undefined}
              />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

interface SignedProps {
  title: string;
  part?: string;
  name: string | null;
  nip?: string | null;
  path?: string;
}

function Signed({ title, part, name, nip, path }: SignedProps) {
  return (
    <div className="bast-signed">
      <div>
        <strong>{title}</strong>
      </div>
      {part && <div>{part}</div>}
      <div className="bast-drawn">{path && <Signature path={path} />}</div>
      <div className="bast-name">{name ?? BLANK}</div>
      {nip && <div>NIP {nip}</div>}
    </div>
  );
}
