import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { makePostgresServer, type PostgresServer } from "./postgres-server.ts";
import { newQuestion, openTestStore } from "./store-fixture.ts";

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await makePostgresServer();
  await postgres.start();
});
afterAll(async () => {
  await postgres.stop();
  await removeTemporaryFolders();
});

/** Takes the place of a server that is away, and counts who looks for it. */
async function hangingUp(port: number) {
  let tries = 0;
  const server = createServer((socket) => {
    tries += 1;
    socket.destroy();
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    tries: () => tries,
    async close() {
      server.close();
      await once(server, "close");
    },
  };
}

it("an outage of Postgres is told in a line for its begin, one for each source, and one for its end", async () => {
  const store = await openTestStore(postgres.url);
  const answered: string[] = [];
  await store.answer(async (id) => void answered.push(id), { slots: 10 });
  await postgres.stop();
  const told = (type: string) => store.events.filter((event) => event.type === type);
  await until("the loss is told", () => told("database_lost").length > 0);
  const place = await hangingUp(Number(new URL(postgres.url).port));
  await until("all slots have tried a few times", () => place.tries() > 40);
  await place.close();
  await postgres.start();
  await until("the return is told", () => told("database_returned").length > 0);

  const question = newQuestion();
  await store.questions.keep(question);
  await until("it is answered", () => answered.includes(question.id));
  expect(told("database_lost")).toHaveLength(1);
  expect(told("database_returned")).toHaveLength(1);
  const sources = told("error_occurred").map((event) => "errorType" in event && event.errorType);
  expect(sources).toContain("queue");
  expect(sources.length).toBeLessThan(12);
  await store.close();
}, 60_000);
