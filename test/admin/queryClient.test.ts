import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createQueryClient } from "#admin/providers/queryClient.ts";

const key = (id: string) => ["linkages", "getOne", { id, meta: undefined }];

test("a refresh forgets the records that no page shows, and keeps the one that is shown", async () => {
  const client = createQueryClient();
  client.setQueryData(key("lnk_a"), { state: "offered" });
  client.setQueryData(key("lnk_b"), { state: "offered" });
  client.setQueryData(["linkages", "getList", {}], []);
  const shown = new QueryObserver(client, { queryKey: key("lnk_b"), queryFn: async () => ({ state: "accepted" }) });
  const leave = shown.subscribe(() => undefined);
  await client.invalidateQueries();
  expect(client.getQueryData(key("lnk_a"))).toBeUndefined();
  expect(client.getQueryData(key("lnk_b"))).toEqual({ state: "accepted" });
  expect(client.getQueryData(["linkages", "getList", {}])).toEqual([]);
  client.setQueryData(key("lnk_a"), { state: "offered" });
  await client.invalidateQueries({ queryKey: ["linkages", "getList"] });
  expect(client.getQueryData(key("lnk_a"))).toEqual({ state: "offered" });
  leave();
  client.clear();
});
