import { LibsqlError } from "@libsql/client/web";
import { describe, expect, it } from "vitest";
import type { RequestContext } from "#worker/http/endpoint.ts";
import { readMany } from "#worker/outcomes/readMany.ts";

const answering = (read: () => Promise<unknown>) => ({ read }) as unknown as RequestContext;

describe("more groups than one reply of the database holds", () => {
  it("are refused with what to do, and nothing else is", async () => {
    const large = new LibsqlError("Response is too large", "RESPONSE_TOO_LARGE");
    await expect(
      readMany(
        answering(() => Promise.reject(large)),
        [],
      ),
    ).rejects.toMatchObject({
      ...{ status: 422, fields: { id: { en: expect.stringContaining("choose a smaller") } } },
    });
    const other = new LibsqlError("no such table", "SQLITE_ERROR");
    await expect(
      readMany(
        answering(() => Promise.reject(other)),
        [],
      ),
    ).rejects.toBe(other);
    await expect(
      readMany(
        answering(() => Promise.resolve([[1]])),
        [],
      ),
    ).resolves.toEqual([[1]]);
  });
});
