import { rm } from "node:fs/promises";
import { afterAll, expect, it } from "vitest";
import { needs } from "../needs.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { runStorm } from "./storm.ts";

needs("redis-server");
afterAll(removeTemporaryFolders);

it("a small storm loses no question, doubles no answer, and leaves none at thinking", async () => {
  const { folder, asked, fates, broken, crashes, badExits, happened, recoveries } = await runStorm({
    seed: 7,
    questions: 150,
    rate: 10,
    roles: ["gateway", "worker", "all"],
    killEveryMs: 4_000,
    disturbances: [
      { what: "Redis gone for a while", at: 0.1 },
      { what: "Postgres restarted", at: 0.5 },
      { what: "replica rolled", at: 0.8 },
    ],
    say: () => {},
  });
  expect({ fates, broken, crashes, badExits }, `logs in ${folder}`).toEqual({
    fates: { ...fates, lost: 0, doubled: 0, thinking: 0 },
    broken: [],
    crashes: 0,
    badExits: 0,
  });
  expect(fates.answered + fates["taken back"]).toBe(asked);
  expect(recoveries).not.toContain(Number.POSITIVE_INFINITY);
  expect(happened["replica killed (SIGKILL)"]).toBeGreaterThan(0);
  await rm(folder, { recursive: true });
}, 300_000);
