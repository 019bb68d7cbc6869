import { expect, it } from "vitest";
import { migrate } from "../../src/store/migrate.ts";
import { endConnections } from "./ended-connection.ts";
import { testDatabase } from "./store-fixture.ts";

const database = testDatabase();

it.each([1, 2, 3, 5, 8])(
  "a server that ends the connection after %i answers, between two queries, is told, and ends no process",
  async (after) => {
    const server = await endConnections(database.url, after);
    await expect(migrate(server.url)).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    server.close();
  },
);
