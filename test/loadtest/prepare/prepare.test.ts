import { afterAll, describe, expect, it } from "vitest";
import { baselinePlace } from "../../../src/loadtest/baseline/file/baseline-place.ts";
import { blessRun } from "../../../src/loadtest/baseline/file/bless.ts";
import { type Asked, prepare } from "../../../src/loadtest/prepare/prepare.ts";
import { keyOf } from "../../../src/loadtest/thresholds/load-threshold.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { createRuns } from "../baseline/made-up-runs.ts";
import { type Place, placeOf } from "../run/prepared.ts";

afterAll(removeTemporaryFolders);

const SCENARIO = `executor: constant-arrival-rate
rate: 1
duration: 10s
questions: [Why?]
thresholds:
  answer_duration: ["p(95)<5000", "p(99)<9000"]
  errors: ["rate<0.01"]
`;

function shown(thresholds: Awaited<ReturnType<typeof prepare>>["thresholds"]): string[] {
  return thresholds.map(
    (each) => `${keyOf(each)}: ${each.expression} is ${Math.round(each.limit * 100) / 100}`,
  );
}

/** Keeps runs of what is asked as a baseline, and tells their median p(95). */
async function kept({ folder, asked }: Place, name: string, changes?: Partial<Asked>) {
  const { fingerprint } = await prepare(asked(changes));
  const repeats = createRuns(1)
    .repeats(5)
    .map((figures) => ({ startedAt: "2026-01-02T03:04:05.000Z", figures }));
  const place = baselinePlace(name, `${folder}/data/loadtest-baselines`);
  await blessRun(place, { fingerprint, repeats });
  return repeats.map(({ figures }) => Number(figures.metrics.answer_duration["p(95)"]));
}

describe("the thresholds in force", () => {
  it("are the scenario's, and for a metric that is given by a flag the flag's alone", async () => {
    const { asked } = await placeOf(SCENARIO);
    expect(shown((await prepare(asked())).thresholds)).toEqual([
      "answer_duration: p(95)<5000 is 5000",
      "answer_duration: p(99)<9000 is 9000",
      "errors: rate<0.01 is 0.01",
    ]);
    expect(shown((await prepare(asked({ thresholds: ["answer_duration:p(90)<800"] }))).thresholds)).toEqual([
      "errors: rate<0.01 is 0.01",
      "answer_duration: p(90)<800 is 800",
    ]);
  });

  it("are refused where they are of a stage that the scenario does not have", async () => {
    const { asked } = await placeOf(SCENARIO);
    await expect(prepare(asked({ thresholds: ["errors{stage:peek}:rate<1"] }))).rejects.toMatchObject({
      code: "THRESHOLD_INVALID",
      message: expect.stringContaining("peek"),
    });
  });

  it("are refused where they are of a kind that the scenario does not ask", async () => {
    const { asked } = await placeOf(SCENARIO);
    const flag = "errors{kind:refused}:rate<1";
    await expect(prepare(asked({ thresholds: [flag] }))).rejects.toMatchObject({
      code: "THRESHOLD_INVALID",
      message: `--threshold '${flag}': No question is of the kind "refused". There is only fresh.`,
    });
  });
});

describe("a baseline", () => {
  it("is none where nobody names one", async () => {
    const prepared = await prepare((await placeOf(SCENARIO)).asked());
    expect(prepared).not.toHaveProperty("against");
    expect(prepared).not.toHaveProperty("bless");
  });

  it("that is not there is told, with the one that is near", async () => {
    const place = await placeOf(SCENARIO);
    await kept(place, "main");
    await expect(prepare(place.asked({ baseline: "mian" }))).rejects.toMatchObject({
      code: "BASELINE_INVALID",
      message: expect.stringContaining("main"),
    });
  });

  it("bounds what is relative to it", async () => {
    const place = await placeOf(`${SCENARIO}baseline: main\n`);
    const p95s = await kept(place, "main", { baseline: "main", bless: true });
    const { thresholds, against } = await prepare(
      place.asked({ thresholds: ["answer_duration:p(95)<baseline*1.10"] }),
    );
    expect(against?.place.name).toBe("main");
    const limit = Number(thresholds.at(-1)?.limit);
    expect(limit).toBeGreaterThanOrEqual(Math.min(...p95s) * 1.1 - 1e-6);
    expect(limit).toBeLessThanOrEqual(Math.max(...p95s) * 1.1 + 1e-6);
  });

  it("that is missing leaves nothing that could be relative to it", async () => {
    const { asked } = await placeOf(SCENARIO);
    await expect(
      prepare(asked({ thresholds: ["answer_duration:p(95)<baseline*1.10"] })),
    ).rejects.toMatchObject({
      code: "THRESHOLD_INVALID",
    });
  });

  it.each<[string, Partial<Asked>, string]>([
    ["of another load", { scale: { load: 2 } }, "workloads"],
    ["of another target", { target: "slack" }, "the target (was http, is slack)"],
    ["of another bot", { url: "http://127.0.0.1:9" }, "its knowledge"],
  ])("%s is refused before the run", async (_, changes, says) => {
    const place = await placeOf(SCENARIO);
    await kept(place, "main");
    await expect(prepare(place.asked({ baseline: "main", ...changes }))).rejects.toMatchObject({
      code: "BASELINE_DIFFERS",
      message: expect.stringContaining(says),
    });
  });

  it("is made under the scenario's name where none is said", async () => {
    const place = await placeOf(SCENARIO);
    const { bless, against } = await prepare(place.asked({ bless: true }));
    expect(bless?.path).toBe(`${place.folder}/data/loadtest-baselines/mine.json`);
    expect(against).toBeUndefined();
  });

  it("of another scenario is not replaced", async () => {
    const place = await placeOf(SCENARIO);
    await kept(place, "main");
    const other = { scenario: `${place.folder}/other.yaml`, bless: true, baseline: "main" };
    const { rename } = await import("node:fs/promises");
    await rename(`${place.folder}/mine.yaml`, other.scenario);
    await expect(prepare(place.asked(other))).rejects.toMatchObject({ code: "BASELINE_NOT_BLESSED" });
  });
});

describe("what is to be expected", () => {
  it("goes by the settings of a bot as it comes, and by nothing where it runs already", async () => {
    const { asked } = await placeOf(SCENARIO);
    const own = await prepare(asked());
    const running = await prepare(asked({ url: "http://127.0.0.1:9" }));
    expect(own.plan.length).toBeGreaterThan(0);
    expect(running.plan).not.toEqual(own.plan);
  });

  it("tells of Slack only where Slack is asked", async () => {
    const { asked } = await placeOf(SCENARIO);
    const told = async (target: Asked["target"]) =>
      (await prepare(asked({ target }))).plan.map(({ what }) => what);
    expect(await told("slack")).toContain("Slack");
    expect(await told("http")).not.toContain("Slack");
  });
});
