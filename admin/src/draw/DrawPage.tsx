import { useCallback, useEffect, useMemo, useState } from "react";
import { formatInstant } from "../format/day.ts";
import { keepLocale, type Locale, readLocale } from "../format/locale.ts";
import { Mark } from "../signIn/Frame.tsx";
import { type PublishedDraw, type PublishedSample, recompute } from "./recompute.ts";
import { type Words, words } from "./words.ts";
import "../signIn/signIn.css";
import "../open/open.css";
import "./draw.css";

const PAGE = 1_000;

async function loadOne<T>(path: string): Promise<T> {
  const reply = await fetch(`/api/${path}`, { headers: { Accept: "application/json" } });
  if (!reply.ok) throw new Error(String(reply.status));
  return (await reply.json()) as T;
}

/** All of a published list, page by page. */
async function loadAll<T>(path: string, from = 0): Promise<T[]> {
  const page = await loadOne<T[]>(`${path}?range=${encodeURIComponent(JSON.stringify([from, from + PAGE - 1]))}`);
  return page.length < PAGE ? page : [...page, ...(await loadAll<T>(path, from + PAGE))];
}

/** Reads what is published, without a session. */
function usePublished<T>(path: string, read: (path: string) => Promise<T>) {
  const [state, setState] = useState<{ path: string; data?: T; failed?: boolean }>({ path });
  const load = useCallback(() => {
    let current = true;
    setState({ path });
    read(path).then(
      (data) => current && setState({ path, data }),
      () => current && setState({ path, failed: true }),
    );
    return () => {
      current = false;
    };
  }, [path, read]);
  useEffect(load, [load]);
  return { ...(state.path === path ? state : {}), retry: load };
}

/** Open to everybody: every frame that was ever frozen, and any draw computed again here. */
export default function DrawPage({ id }: { id?: string }) {
  const [locale, setLocale] = useState(readLocale);
  const t = words[locale];
  const next: Locale = locale === "id" ? "en" : "id";
  const turn = () => {
    keepLocale(next);
    setLocale(next);
  };
  return (
    <main className="open-page dr-page">
      <title>{`${t.title} · Lanjut`}</title>
      <header className="open-head">
        <Mark />
        <p className="dr-name">{t.title}</p>
        <nav className="open-tools">
          <button type="button" lang={next} onClick={turn}>
            {t.other}
          </button>
          <a href="#/checkpoints">{t.checkpoints}</a>
          <a href="#/">{t.home}</a>
        </nav>
      </header>
      {id ? <OneDraw id={id} t={t} locale={locale} /> : <AllDraws t={t} locale={locale} />}
    </main>
  );
}

interface Told {
  t: Words;
  locale: Locale;
}

function Waiting({ t, failed, retry }: { t: Words; failed?: boolean; retry: () => void }) {
  if (!failed) return <p role="status">{t.loading}</p>;
  return (
    <p role="alert">
      {t.failed}{" "}
      <button type="button" onClick={retry}>
        {t.retry}
      </button>
    </p>
  );
}

function AllDraws({ t, locale }: Told) {
  const { data, failed, retry } = usePublished("published-samples", loadAll<PublishedSample>);
  return (
    <>
      <h1>{t.list}</h1>
      <p>{t.lead}</p>
      {!data && <Waiting t={t} failed={failed} retry={retry} />}
      {data?.length === 0 && <p className="open-key">{t.none}</p>}
      <ul className="dr-list">
        {data?.map((one) => (
          <li key={one.id}>
            <a href={`#/draw/${one.id}`}>{one.question}</a>
            <br />
            {one.organizationName} · {t.methods[one.method]} · {one.n} / {one.frameSize} ·{" "}
            {formatInstant(one.frozenAt, locale)} · <strong>{t.states[one.state]}</strong>
            {one.cancelReason && ` (${one.cancelReason})`}
          </li>
        ))}
      </ul>
    </>
  );
}

function OneDraw({ id, t, locale }: Told & { id: string }) {
  const { data, failed, retry } = usePublished(`published-samples/${encodeURIComponent(id)}`, loadOne<PublishedDraw>);
  const verdict = useMemo(() => data && recompute(data), [data]);
  return (
    <>
      <nav className="dr-back">
        <a href="#/draw">{t.back}</a>
      </nav>
      <h1>{data?.question ?? t.title}</h1>
      <p>{t.lead}</p>
      {(!data || !verdict) && <Waiting t={t} failed={failed} retry={retry} />}
      {data && verdict && (
        <>
          <div className="dr-verdict" role="status">
            <div>{verdict.hashEqual ? t.hashEqual : t.hashDifferent}</div>
            {verdict.strataEqual !== null && <div>{verdict.strataEqual ? t.strataEqual : t.strataDifferent}</div>}
            <div>
              {verdict.drawEqual === null
                ? data.seed
                  ? t.later
                  : t.notDrawn
                : verdict.drawEqual
                  ? t.equal
                  : t.different}
            </div>
          </div>
          <Facts data={data} hash={verdict.hash} t={t} locale={locale} />
          <Codes data={data} t={t} />
          <h2>{t.how}</h2>
          <ol>
            {t.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <button type="button" onClick={() => window.print()}>
            {t.print}
          </button>
        </>
      )}
    </>
  );
}

function Facts({ data, hash, t, locale }: Told & { data: PublishedDraw; hash: string }) {
  const facts: [string, string | null][] = [
    [t.by, data.organizationName],
    [t.method, t.methods[data.method]],
    [t.size, `${data.n} / ${data.frameSize}`],
    [t.frozenAt, formatInstant(data.frozenAt, locale)],
    [t.drawnAt, formatInstant(data.drawnAt, locale)],
    [t.ended, data.closedAt === null ? t.states[data.state] : formatInstant(data.closedAt, locale)],
    [t.reason, data.cancelReason],
    [t.hash, data.frameHash],
    [t.own, hash],
    [t.strataHash, data.strataHash],
    [t.strataSalt, data.strataSalt],
    [t.seed, data.seed],
    [t.algorithm, data.algorithm],
  ];
  return (
    <dl className="dr-facts">
      {facts.map(([label, value]) =>
        value ? (
          <div key={label} style={{ display: "contents" }}>
            <dt>{label}</dt>
            <dd>{/^[0-9a-f]{20,}$/.test(value) ? <code>{value}</code> : value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Codes({ data, t }: { data: PublishedDraw; t: Words }) {
  return (
    <>
      {data.drawn && data.drawn.length > 0 && (
        <>
          <h2>{t.drawn}</h2>
          <ol className="dr-codes">
            {data.drawn.map(({ frameId, replacedBy }) => (
              <li key={frameId}>
                <code>{frameId}</code>
                {replacedBy && ` (${t.replaced})`}
                {data.drawn?.some((one) => one.replacedBy === frameId) && ` (${t.standsIn})`}
              </li>
            ))}
          </ol>
        </>
      )}
      <details>
        <summary>
          {t.frame} ({data.frame.length})
        </summary>
        <ul className="dr-codes">
          {data.frame.map(({ frameId }) => (
            <li key={frameId}>
              <code>{frameId}</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
