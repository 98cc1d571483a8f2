export const STYLE = `
:root { color-scheme: light dark; --line: #8884; --accent: #0f766e; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
a { color: inherit; }
nav a { display: inline-block; padding: .25rem .5rem .25rem 0; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; }
summary { cursor: pointer; }
summary b { display: inline-block; min-width: 4.5rem; color: var(--accent); }
summary span { opacity: .8; }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid var(--line); }
h4 { margin: .75rem 0 0; }
@media (prefers-color-scheme: dark) { :root { --accent: #5eead4; } }
`;

const id = {
  intro: "Seluruh rute di bawah /api, dibuat dari skema yang memvalidasi. Mesin membacanya sebagai",
  rules: [
    "JSON masuk, JSON keluar. Cookie sesi dari halaman sendiri, atau Authorization: Bearer.",
    'Daftar: ?filter={"programId":"…","q":"…"}&sort=["name","ASC"]&range=[0,24]; totalnya di Content-Range.',
    "PUT dan DELETE memerlukan If-Match dengan versi dari ETag: 428 tanpanya, 412 bila basi (disertai data terkini).",
    "Idempotency-Key pada permintaan yang mengubah: kunci dan isi yang sama mendapat balasan yang sama, 90 hari.",
    "Kesalahan: {error: {code, message, requestId, fields?}} dalam bahasa pembaca (Accept-Language).",
  ],
  who: "Yang boleh",
  open: "siapa saja",
  anySession: "siapa saja yang sudah masuk",
  nobody: "tidak ada",
  parameter: "Parameter",
  body: "Isi permintaan",
  reply: "Balasan",
  field: "Kolom (* wajib)",
  type: "Jenis",
};

const en: typeof id = {
  intro: "Every route under /api, made from the schemas that validate. Machines read it as",
  rules: [
    "JSON in, JSON out. A session cookie from our own pages, or Authorization: Bearer.",
    'Lists: ?filter={"programId":"…","q":"…"}&sort=["name","ASC"]&range=[0,24]; the total is in Content-Range.',
    "PUT and DELETE need If-Match with the version from the ETag: 428 without, 412 when stale (with the current record).",
    "Idempotency-Key on any request that changes something: the same key and body get the same reply, for 90 days.",
    "Errors: {error: {code, message, requestId, fields?}} in the reader's language (Accept-Language).",
  ],
  who: "Allowed",
  open: "anybody",
  anySession: "anybody signed in",
  nobody: "nobody",
  parameter: "Parameter",
  body: "Request body",
  reply: "Reply",
  field: "Field (* required)",
  type: "Type",
};

export const TEXTS = { id, en };
