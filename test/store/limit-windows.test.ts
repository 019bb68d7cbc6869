import { describe, expect, it } from "vitest";
import type { QuestionWindow, Windows } from "../../src/limits/windows.ts";
import { openDatabase } from "../../src/store/database.ts";
import { startEmbeddedDatabase } from "../../src/store/embedded/start.ts";
import { createLimitWindows } from "../../src/store/limit-windows.ts";
import { migrate } from "../../src/store/migrate.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { query } from "./embedded/databases.ts";
import { replicasOn, spread } from "./replicas.ts";
import { testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const replicas = replicasOn(database);
const MINUTE = 60_000;

let askers = 0;
const newAsker = () => `U${++askers}`;
const windowOf = (key: string, points: number): QuestionWindow => ({ key, points, durationMs: MINUTE });

describe("windows in Postgres", () => {
  it("let exactly so many through, though a hundred come at once through several replicas", async () => {
    const asker = newAsker();
    const next = spread(replicas.map(createLimitWindows));
    const counted = await Promise.all(
      Array.from({ length: 100 }, () =>
        next().count([windowOf(`minute:${asker}`, 10), windowOf("all", 1_000)]),
      ),
    );
    expect(counted.filter((full) => full.length === 0)).toHaveLength(10);
  });

  it("let exactly so many of all through, though a hundred people ask at once", async () => {
    const all = windowOf(`all:${newAsker()}`, 17);
    const next = spread(replicas.map(createLimitWindows));
    const counted = await Promise.all(
      Array.from({ length: 100 }, () => next().count([windowOf(`minute:${newAsker()}`, 1), all])),
    );
    expect(counted.filter((full) => full.length === 0)).toHaveLength(17);
  });

  it("count nothing in the others where one is full", async () => {
    const { count } = createLimitWindows(spread(replicas)());
    const [narrow, wide] = [windowOf(`minute:${newAsker()}`, 1), windowOf(`hour:${newAsker()}`, 2)];
    await count([narrow, wide]);
    for (let again = 0; again < 5; again += 1)
      expect(await count([narrow, wide])).toEqual([{ key: narrow.key, retryAfterMs: expect.any(Number) }]);
    expect(await count([wide])).toEqual([]);
    expect(await count([wide])).toMatchObject([{ key: wide.key }]);
  });

  it("say how long each full one still takes", async () => {
    const { count } = createLimitWindows(spread(replicas)());
    const [narrow, wide] = [
      windowOf(`a:${newAsker()}`, 1),
      { ...windowOf(`b:${newAsker()}`, 1), durationMs: 60 * MINUTE },
    ];
    await count([narrow, wide]);
    const [one, other] = await count([narrow, wide]);
    expect(one?.retryAfterMs).toBeGreaterThan(0);
    expect(one?.retryAfterMs).toBeLessThanOrEqual(MINUTE);
    expect(other?.retryAfterMs).toBeGreaterThan(59 * MINUTE);
    expect(other?.retryAfterMs).toBeLessThanOrEqual(60 * MINUTE);
  });

  it("begin anew when their time is over", async () => {
    const { count } = createLimitWindows(spread(replicas)());
    const narrow = windowOf(`minute:${newAsker()}`, 1);
    await count([narrow]);
    expect(await count([narrow])).toHaveLength(1);
    await query(database.url, `update limit_windows set ends_at = now() where key = '${narrow.key}'`);
    expect(await count([narrow])).toEqual([]);
    expect(await count([narrow])).toHaveLength(1);
  });
});

describe("when Postgres", () => {
  it("was restarted, windows go on where they were", async () => {
    const dataDir = await temporaryFolder();
    const narrow = windowOf("minute:U-ANA", 1);
    await onDatabaseIn(dataDir, async ({ count }) => expect(await count([narrow])).toEqual([]));
    await onDatabaseIn(dataDir, async ({ count }) => expect(await count([narrow])).toHaveLength(1));
  });

  it("is down, no question passes uncounted", async () => {
    await onDatabaseIn(await temporaryFolder(), async ({ count }, stop) => {
      await stop();
      await expect(count([windowOf("minute:U-ANA", 1)])).rejects.toThrow();
    });
  });
});

/** Runs a test on the windows of a Postgres of its own, which is ended after it. */
async function onDatabaseIn(
  dataDir: string,
  test: (windows: Windows, stop: () => Promise<void>) => Promise<void>,
) {
  const server = await startEmbeddedDatabase({ dataDir, owner: "a test" });
  const { db, close } = await openDatabase(server.url, () => {});
  try {
    await migrate(server.url);
    await test(createLimitWindows(db), server.stop);
  } finally {
    await close();
    await server.stop();
  }
}
