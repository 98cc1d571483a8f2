import type { ReactNode } from "react";
import { keepLocale, type Locale } from "../format/locale.ts";
import { messages } from "./messages.ts";
import "./signIn.css";

const languages: [Locale, string][] = [
  ["id", "Indonesia"],
  ["en", "English"],
];

export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="36" height="36" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="si-mark" />
      <path d="M8 21h6l4-11 3 7h4" className="si-line" />
    </svg>
  );
}

/** What needs no account: what the audit logs are held to, and every frame that was ever frozen. */
export function OpenPages({ locale }: { locale: Locale }) {
  const t = messages[locale];
  return (
    <nav className="si-open" aria-label={t.open}>
      <a href="#/checkpoints">{t.openCheckpoints}</a>
      <a href="#/draw">{t.openDraws}</a>
    </nav>
  );
}

interface FrameProps {
  locale: Locale;
  onLocale: (locale: Locale) => void;
  children: ReactNode;
}

export function Frame({ locale, onLocale, children }: FrameProps) {
  const t = messages[locale];
  return (
    <main className="si-page">
      <div className="si-card">
        <header className="si-head">
          <Mark />
          <div>
            <p className="si-name">Lanjut</p>
            <p className="si-tagline">{t.tagline}</p>
          </div>
        </header>
        {children}
        <fieldset className="si-languages">
          <legend className="si-hidden">{t.language}</legend>
          {languages.map(([code, name]) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={code === locale}
              onClick={() => {
                keepLocale(code);
                onLocale(code);
              }}
            >
              {name}
            </button>
          ))}
        </fieldset>
        <OpenPages locale={locale} />
      </div>
    </main>
  );
}
