import { migrate } from "#db/migrate.ts";
import { runCommand } from "./database.ts";
import { print } from "./output.ts";

await runCommand(async (_env, { client }) => {
  const { applied } = await migrate(client);
  print(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
});
