import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { baselineFigures } from "../../../src/loadtest/baseline/baseline-figures.ts";
import { baselinePlace } from "../../../src/loadtest/baseline/file/baseline-place.ts";
import { baselineText } from "../../../src/loadtest/baseline/file/baseline-text.ts";
import { assertBlessable, blessRun } from "../../../src/loadtest/baseline/file/bless.ts";
import { readBaseline } from "../../../src/loadtest/baseline/file/read-baseline.ts";
import { withBaseline } from "../../../src/loadtest/thresholds/against-baseline.ts";
import { onLinux } from "../../store/embedded/databases.ts";
import { loadThreshold } from "../thresholds/thresholds.ts";
import { keptBaseline } from "./kept-baseline.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "baseline-"));
});
afterEach(() => rm(folder, { recursive: true }));

const place = () => baselinePlace("main", folder);
const refused = (code: string, exitCode: number, says: string) =>
  expect.objectContaining({ code, exitCode, message: expect.stringContaining(says) });

describe("a baseline", () => {
  it("is read as it was kept, and is the same bytes for the same run", async () => {
    await blessRun(place(), keptBaseline());
    expect(await readBaseline(place())).toEqual(keptBaseline());
    expect(await readFile(place().path, "utf8")).toBe(baselineText(await readBaseline(place())));
    expect(await readdir(folder)).toEqual(["main.json"]);
  });

  it("is replaced by a later one of the same scenario, through a link as well, in folders that are made", async () => {
    const deep = baselinePlace(join(folder, "a", "b.json"), "nowhere");
    await blessRun(deep, keptBaseline());
    await symlink(deep.path, place().path);
    await blessRun(place(), keptBaseline(3));
    expect((await readBaseline(deep)).repeats).toHaveLength(3);
  });

  it("that is not there is told with the name that is near", async () => {
    await blessRun(place(), keptBaseline());
    await expect(readBaseline(baselinePlace("mian", folder))).rejects.toThrow(
      refused("BASELINE_INVALID", 3, 'There is no baseline mian; did you mean "main"?'),
    );
    await expect(readBaseline(baselinePlace("mian", folder))).rejects.not.toThrow("?.");
    await expect(readBaseline(baselinePlace("elsewhere", folder))).rejects.toThrow(/baseline elsewhere\.$/);
  });

  it.each(["", "..", ".hidden", "two words", "a\u001bb"])("is not named %j", (name) => {
    expect(() => baselinePlace(name, folder)).toThrow(
      refused("BASELINE_INVALID", 3, "is neither the name nor the path of a baseline"),
    );
  });
});

describe("a file that is no whole baseline", () => {
  const whole = baselineText(keptBaseline());
  it.each([
    ["is cut off", whole.slice(0, -10), "it is no JSON, or only a part of one"],
    ["is empty", "", "it is no JSON, or only a part of one"],
    ["is another JSON", '{"name":"app"}', "format: it is no baseline of a load test"],
    ["is a list", "[]", "the whole: "],
    [
      "is that of an evaluation",
      whole.replace("loadtest", "eval"),
      "format: it is no baseline of a load test",
    ],
    [
      "is of another version",
      whole.replace('"version": 1', '"version": 2'),
      "version: another version of Ledger",
    ],
    ["has no repeats", whole.replace(/"repeats": \[[\s\S]*\]\n\}/, '"repeats": []}'), "repeats: "],
    ["has a wrong figure", whole.replace(/"passes":\d+/, '"passes":"many"'), "repeats.0.figures"],
    ["lacks a metric", whole.replace('"first_text"', '"last_text"'), "repeats.0.figures.metrics.first_text"],
  ])("that %s is neither compared with nor written over", async (_, text, says) => {
    await writeFile(place().path, text);
    await expect(readBaseline(place())).rejects.toThrow(refused("BASELINE_INVALID", 3, says));
    await expect(assertBlessable(place(), "steady")).rejects.toThrow(refused("BASELINE_INVALID", 3, says));
    await expect(blessRun(place(), keptBaseline())).rejects.toThrow(refused("BASELINE_INVALID", 3, says));
    expect(await readFile(place().path, "utf8")).toBe(text);
    expect(await readdir(folder)).toEqual(["main.json"]);
  });

  it("may be a folder", async () => {
    await mkdir(place().path);
    await expect(blessRun(place(), keptBaseline())).rejects.toThrow(
      refused("BASELINE_INVALID", 3, "it is no file"),
    );
  });
});

describe("a run is not blessed", () => {
  it("where its figures are not true", async () => {
    await blessRun(place(), keptBaseline());
    const before = await readFile(place().path, "utf8");
    await expect(blessRun(place(), keptBaseline(3), "repeat 2 of 3 was invalid")).rejects.toThrow(
      refused("BASELINE_NOT_BLESSED", 1, "was left as it is: repeat 2 of 3 was invalid."),
    );
    expect(await readFile(place().path, "utf8")).toBe(before);
  });

  it("over the baseline of another scenario", async () => {
    await blessRun(place(), keptBaseline());
    await expect(assertBlessable(place(), "spike")).rejects.toThrow(
      refused("BASELINE_NOT_BLESSED", 1, "it is one of the scenario steady, and this run is of spike"),
    );
  });

  it("where its file cannot be written, and nothing is left behind", async () => {
    await writeFile(join(folder, "file"), "kept");
    const below = baselinePlace(join(folder, "file", "main.json"), folder);
    await expect(blessRun(below, keptBaseline())).rejects.toThrow(
      refused("BASELINE_INVALID", 3, "cannot be written"),
    );
    expect(await readdir(folder)).toEqual(["file"]);
  });

  it("which is seen before the run, and nothing is left behind", async () => {
    await writeFile(join(folder, "file"), "kept");
    const below = baselinePlace(join(folder, "file", "main.json"), folder);
    await expect(assertBlessable(below, "steady")).rejects.toThrow(
      refused("BASELINE_INVALID", 3, "cannot be written: ENOTDIR"),
    );
    await assertBlessable(place(), "steady");
    expect(await readdir(folder)).toEqual(["file"]);
  });

  it("where no folder can be made, which is not tried for ever", { skip: !onLinux }, async () => {
    const nowhere = baselinePlace("/proc/none/main.json", folder);
    await expect(assertBlessable(nowhere, "steady")).rejects.toThrow(
      refused("BASELINE_INVALID", 3, "/proc/none/main.json cannot be written"),
    );
  });
});

it("gives thresholds the mean of its repeats", async () => {
  await blessRun(place(), keptBaseline(3));
  const baseline = await readBaseline(place());
  const figures = baselineFigures(baseline);
  const p95s = baseline.repeats.map(({ figures: { metrics } }) => metrics.answer_duration["p(95)"] ?? 0);
  const mean = p95s.reduce((sum, p95) => sum + p95, 0) / 3;
  const thresholds = [
    loadThreshold("answer_duration", "p(95)<baseline*1.10"),
    loadThreshold("answer_duration{stage:steady}", "p(95)<baseline*1.10"),
  ];
  const limits = withBaseline(thresholds, figures).map(({ limit }) => limit);
  expect(limits[0]).toBeCloseTo(1.1 * mean);
  expect(limits[1]).toBeCloseTo(1.1 * mean);
});

it("takes the mean over the repeats that have a figure, and has none where none does", () => {
  const [one, other] = keptBaseline().repeats;
  if (!one || !other) throw new Error("two were asked for");
  const costs = (count: number | null) => ({
    ...one,
    figures: {
      ...one.figures,
      metrics: { ...one.figures.metrics, llm_cost_usd: { count, rate: null } },
    },
  });
  const figures = baselineFigures({ repeats: [costs(2), costs(null), costs(4)] });
  expect(figures.metrics.llm_cost_usd).toEqual({ count: 3, rate: null });
});
