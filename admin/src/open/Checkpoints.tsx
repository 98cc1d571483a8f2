import { useCallback, useEffect, useState } from "react";
import { formatInstant } from "../format/day.ts";
import { keepLocale, type Locale, readLocale } from "../format/locale.ts";
import { formatNumber } from "../format/number.ts";
import { qrPath } from "../format/qrPath.ts";
import { Mark } from "../signIn/Frame.tsx";
import { type OpenWords, WORDS } from "./words.ts";
import "../signIn/signIn.css";
import "./open.css";

interface Checkpoint {
  organizationId: string;
  organizationName: string;
  size: number;
  root: string;
  at: number;
  note: string;
}
interface Published {
  fingerprint: string;
  checkpoints: Checkpoint[];
}
type State = { at: "loading" } | { at: "failed" } | { at: "here"; published: Published };

async function load(): Promise<Published> {
  const reply = await fetch("/api/published-checkpoints", { headers: { Accept: "application/json" } });
  if (!reply.ok) throw new Error(String(reply.status));
  return (await reply.json()) as Published;
}

/** What each office's log is held to, for everybody: no account is needed to keep it. */
export default function Checkpoints() {
  const [locale, setLocale] = useState<Locale>(readLocale);
  const [state, setState] = useState<State>({ at: "loading" });
  const t = WORDS[locale];
  const look = useCallback(() => {
    setState({ at: "loading" });
    load().then(
      (published) => setState({ at: "here", published }),
      () => setState({ at: "failed" }),
    );
  }, []);
  useEffect(look, [look]);
  const next: Locale = locale === "id" ? "en" : "id";
  const turn = () => {
    keepLocale(next);
    setLocale(next);
  };
  return (
    <main className="open-page">
      <title>{`${t.title} · Lanjut`}</title>
      <header className="open-head">
        <Mark />
        <h1>{t.title}</h1>
        <nav className="open-tools">
          <button type="button" lang={next} onClick={turn}>
            {t.other}
          </button>
          <button type="button" onClick={() => window.print()}>
            {t.print}
          </button>
          <a href="#/draw">{t.draws}</a>
          <a href="#/">{t.home}</a>
        </nav>
      </header>
      <p>{t.about}</p>
      {state.at === "loading" && <p role="status">{t.loading}</p>}
      {state.at === "failed" && (
        <div role="alert">
          <p>{t.failed}</p>
          <button type="button" onClick={look}>
            {t.retry}
          </button>
        </div>
      )}
      {state.at === "here" && <Shown published={state.published} t={t} locale={locale} />}
    </main>
  );
}

function Shown({ published, t, locale }: { published: Published; t: OpenWords; locale: Locale }) {
  return (
    <>
      <section className="open-key" aria-labelledby="open-key">
        <h2 id="open-key">{t.fingerprint}</h2>
        <code>{published.fingerprint.match(/.{8}/g)?.join(" ")}</code>
        <p className="open-quiet">{t.fingerprintHelp}</p>
        <a href="/verify.html" download="lanjut-pemeriksa.html">
          {t.verifier}
        </a>
      </section>
      {published.checkpoints.length === 0 && <p>{t.empty}</p>}
      {published.checkpoints.map((one) => (
        <Office key={one.organizationId} checkpoint={one} t={t} locale={locale} />
      ))}
    </>
  );
}

function Office({ checkpoint, t, locale }: { checkpoint: Checkpoint; t: OpenWords; locale: Locale }) {
  const { organizationId, organizationName, size, root, at, note } = checkpoint;
  const [copied, setCopied] = useState(false);
  const { path, cells } = qrPath(note);
  const copy = () => void navigator.clipboard.writeText(note).then(() => setCopied(true));
  return (
    <article className="open-office" aria-labelledby={organizationId}>
      <div className="open-facts">
        <h2 id={organizationId}>{organizationName}</h2>
        <dl>
          <dt>{t.rows}</dt>
          <dd>{formatNumber(size)}</dd>
          <dt>{t.at}</dt>
          <dd>{formatInstant(at, locale)}</dd>
          <dt>{t.root}</dt>
          <dd>
            <code>{root}</code>
          </dd>
        </dl>
        <p className="open-tools">
          <button type="button" onClick={copy} aria-live="polite">
            {copied ? t.copied : t.copy}
          </button>
          <a
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(note)}`}
            download={`titik-periksa-${organizationId}-${size}.txt`}
          >
            {t.download}
          </a>
        </p>
      </div>
      <svg
        className="open-qr"
        role="img"
        aria-label={t.qr(organizationName)}
        viewBox={`0 0 ${cells} ${cells}`}
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
    </article>
  );
}
