/**
 * Opening a stream makes the server open a connection and read the whole schema: most of what a call costs. So a
 * few streams are left open and the next batch, of whatever request, goes on in one of them. Kept between requests
 * are only the strings that name a stream; each is used by one batch at a time and never left inside a transaction.
 */
interface Streams {
  idle: string[];
  /** Left open by us: idle ones and those in use. */
  open: number;
  /** Batches since the last that found room. */
  turnedAway: number;
}

const MOST_OPEN = 16;
/** A request that was cut off never gives its stream back: after so many without room the count starts anew. */
const FORGET_AFTER = 200;
const CLOSE_REQUEST = ',{"type":"close"}]}';
const CLOSE_RESULT = ',{"type":"ok","response":{"type":"close"}}]}';
const CLOSED_TEXT = ',{"type":"ok","response":{"type":"close_sql"}}';
/** Every step went well, so the transaction is over; or there was a single statement outside of any. */
const WENT_WELL = /"step_errors":\[(?:null,?)*\]|"response":\{"type":"execute"/;

const kept = new Map<string, Streams>();

/** A fetch for one libSQL client that runs its batches in streams kept open. An expired stream is replaced unnoticed. */
export function keepStreams(database: string): typeof fetch {
  const streams = kept.get(database) ?? { idle: [], open: 0, turnedAway: 0 };
  kept.set(database, streams);
  return async (input, init) => {
    const request = new Request(input as Request, init);
    const text = await request.clone().text();
    const requests = text.indexOf('"requests":[');
    const keepable = requests >= 0 && text.endsWith(CLOSE_REQUEST);
    const baton = keepable ? streams.idle.pop() : undefined;
    if (!keepable || (baton === undefined && !hasRoom(streams))) return fetch(request);
    // A client numbers the texts it stores from 0 in every stream: ours must be free of them again.
    const texts = text.slice(requests).split('{"type":"store_sql",').length - 1;
    const forget = Array.from({ length: texts }, (_, id) => `,{"type":"close_sql","sql_id":${id}}`).join("");
    const steps = `${text.slice(requests, -CLOSE_REQUEST.length)}${forget}]}`;
    const send = (name: string | undefined) =>
      fetch(request.url, {
        method: "POST",
        headers: request.headers,
        body: `{"baton":${name === undefined ? "null" : JSON.stringify(name)},${steps}`,
      });
    if (baton === undefined) streams.open++;
    try {
      let reply = await send(baton);
      if (baton !== undefined && reply.status >= 400 && reply.status < 500) {
        await reply.body?.cancel();
        streams.idle.length = 0;
        streams.open = 1;
        reply = await send(undefined);
      }
      return await keepAfter(streams, reply, texts);
    } catch (error) {
      streams.open = Math.max(0, streams.open - 1);
      throw error;
    }
  };
}

function hasRoom(streams: Streams): boolean {
  if (streams.open >= MOST_OPEN && ++streams.turnedAway < FORGET_AFTER) return false;
  if (streams.turnedAway >= FORGET_AFTER) streams.open = 0;
  streams.turnedAway = 0;
  return true;
}

/** Keeps the stream a reply names, and gives the client the reply it expects of a stream that was closed. */
async function keepAfter(streams: Streams, reply: Response, texts: number): Promise<Response> {
  const text = await reply.text();
  const results = text.indexOf('"results":[');
  const baton = /"baton":"([^"\\]+)"/.exec(text.slice(0, results))?.[1];
  const elsewhere = /"base_url":"/.test(text.slice(0, results));
  if (
    reply.ok &&
    baton !== undefined &&
    !elsewhere &&
    WENT_WELL.test(text) &&
    text.endsWith(`${CLOSED_TEXT.repeat(texts)}]}`)
  )
    streams.idle.push(baton);
  else streams.open = Math.max(0, streams.open - 1);
  const headers = { "content-type": reply.headers.get("content-type") ?? "application/json" };
  if (!reply.ok || results < 0) return new Response(text, { status: reply.status, headers });
  const own = text.slice(results, -("]}".length + texts * CLOSED_TEXT.length));
  return new Response(`{"baton":null,"base_url":null,${own}${CLOSE_RESULT}`, { headers });
}
