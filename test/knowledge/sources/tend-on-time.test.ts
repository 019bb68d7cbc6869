import { afterEach, expect, it } from "vitest";
import type { Declared } from "../../../src/knowledge/sources/declaration.ts";
import { tendOnTime } from "../../../src/knowledge/sources/tend-on-time.ts";
import type { TendedSource } from "../../../src/knowledge/sources/tended-source.ts";
import { watchFolder } from "../../../src/knowledge/watch-folder.ts";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import { folderOf, writeInto } from "../write-folder.ts";

afterEach(removeTemporaryFolders);

it("a folder that changes while it is being refreshed is refreshed once more, and not at the same time", async () => {
  const folder = await folderOf({ "a.md": "A" });
  const { clock, turn } = createTurnedClock();
  const done: (() => void)[] = [];
  let underWay = 0;
  let most = 0;
  const source: TendedSource = {
    declared: { kind: "folder", name: "a", folder, every: 60_000 } as Declared,
    part: () => undefined,
    status: () => ({ name: "a", documents: 0, ageMs: 0 }),
    open: async () => {},
    regroup: async () => {},
    async refresh() {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise<void>((resolve) => done.push(resolve));
      underWay -= 1;
    },
  };
  const stop = await tendOnTime(source, {
    scheduler: clock,
    random: () => 0.5,
    onRefreshed() {},
    onFault() {},
    onWatchFault() {},
  });
  let seen = false;
  const stopSeeing = await watchFolder(
    folder,
    async () => {
      seen = true;
    },
    () => {},
  );
  turn(60_000);
  await until("it is being refreshed", () => done.length === 1);
  await writeInto(folder, "b.md", "B");
  await until("the change was seen", () => seen);
  done[0]?.();
  await until("it is refreshed once more", () => done.length === 2);
  expect(most).toBe(1);
  done[1]?.();
  await stopSeeing();
  await stop();
});

it("a source is refreshed again, and it is told, after what follows a refresh has failed", async () => {
  const { clock, turn } = createTurnedClock();
  let refreshes = 0;
  const faults: unknown[] = [];
  const source: TendedSource = {
    declared: { kind: "http", name: "a", every: 60_000 } as Declared,
    part: () => undefined,
    status: () => ({ name: "a", documents: 0, ageMs: 0 }),
    open: async () => {},
    regroup: async () => {},
    async refresh() {
      refreshes += 1;
    },
  };
  const stop = await tendOnTime(source, {
    scheduler: clock,
    random: () => 0.5,
    onRefreshed() {
      throw new Error("no memory");
    },
    onFault: (error) => void faults.push(error),
    onWatchFault() {},
  });
  for (const round of [1, 2]) {
    turn(60_000);
    await until("it is refreshed and told", () => refreshes === round && faults.length === round);
  }
  await stop();
});
