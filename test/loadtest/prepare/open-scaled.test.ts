import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openScaled } from "../../../src/loadtest/prepare/open-scaled.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { placeOf } from "../run/prepared.ts";

afterAll(removeTemporaryFolders);

const ASKED = "questions: [Why?]\n";
const TEN_SECONDS = `executor: constant-arrival-rate\nrate: 2\nduration: 10s\n${ASKED}`;

async function scaled(text: string, scale: { readonly load?: number; readonly time?: number }) {
  const { folder } = await placeOf(text);
  return openScaled(join(folder, "mine.yaml"), folder, scale);
}

describe("a scale that leaves nothing to speak of is refused", () => {
  it.each<[string, string, { load?: number; time?: number }, RegExp]>([
    ["of time", TEN_SECONDS, { time: 1e-9 }, /^mine goes on for 0\.00001 ms, and not a second at this scale/],
    ["just under a second", TEN_SECONDS, { time: 0.09999 }, /goes on for 999 ms/],
    ["of load", TEN_SECONDS, { load: 1e-9 }, /^mine asks no question at this scale/],
    [
      "of stages",
      `executor: ramping-arrival-rate\nstages: [{duration: 4s, target: 9}, {duration: 6s, target: 9}]\n${ASKED}`,
      { time: 0.01 },
      /goes on for 100 ms/,
    ],
    [
      "of people",
      `executor: constant-vus\nvus: 2\nduration: 10s\n${ASKED}`,
      { time: 0.01 },
      /goes on for 100 ms/,
    ],
    [
      "of one workload of several",
      `scenarios:\n  one: {executor: constant-arrival-rate, rate: 9, duration: 60s, questions: [Why?]}\n  other: {executor: constant-arrival-rate, rate: 9, duration: 2s, questions: [Why?]}\n`,
      { time: 0.1 },
      /^The workload other of mine goes on for 200 ms/,
    ],
  ])("%s", async (_, text, scale, says) => {
    await expect(scaled(text, scale)).rejects.toMatchObject({
      code: "SCENARIO_INVALID",
      exitCode: 3,
      message: expect.stringMatching(says),
    });
  });
});

describe("a scale that leaves enough is taken", () => {
  it.each<[string, string, { load?: number; time?: number }]>([
    ["a second", TEN_SECONDS, { time: 0.1 }],
    ["one question", TEN_SECONDS, { load: 0.05 }],
    ["what was short before", TEN_SECONDS.replace("10s", "500ms"), { load: 2, time: 1 }],
    ["one person", `executor: constant-vus\nvus: 2\nduration: 10s\n${ASKED}`, { load: 0.01 }],
  ])("%s", async (_, text, scale) => {
    expect((await scaled(text, scale)).workloads).toHaveLength(1);
  });
});
