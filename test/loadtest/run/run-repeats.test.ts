import { afterAll, describe, expect, it } from "vitest";
import { LedgerError } from "../../../src/core/errors.ts";
import { LEAST_REPEATS } from "../../../src/loadtest/baseline/compare/compared.ts";
import { baselinePlace } from "../../../src/loadtest/baseline/file/baseline-place.ts";
import { blessRun } from "../../../src/loadtest/baseline/file/bless.ts";
import { type Prepared, prepare } from "../../../src/loadtest/prepare/prepare.ts";
import { verdictOf } from "../../../src/loadtest/report/verdict.ts";
import { runRepeats } from "../../../src/loadtest/run/run-repeats.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { type ApiBot, apiBot, type Heard } from "./api-bot.ts";
import { placeOf, preparedOf } from "./prepared.ts";
import { createTurnedStopwatch, type TurnedStopwatch } from "./turned-stopwatch.ts";
import { turnedUntil } from "./turned-until.ts";

afterAll(removeTemporaryFolders);

const STEADY = `executor: constant-arrival-rate
rate: 4
duration: 2s
questions: [Why?]
thresholds: {errors: [rate<0.5]}
`;

/** What each bot does, from the first run on. */
type Bots = (
  number: number,
  ports: { stopwatch: TurnedStopwatch; ctrlC: () => void },
) => (heard: Heard) => void;

const ANSWERS: Bots = () => (heard) => heard.answer();

async function repeated(
  prepared: Prepared,
  times: number,
  bots: Bots = ANSWERS,
  starts = (_number: number) => {},
) {
  const stopwatch = createTurnedStopwatch();
  const stop = new AbortController();
  const ctrlC = () => stop.abort(new Error("interrupted"));
  const opened: ApiBot[] = [];
  const told: string[] = [];
  const run = await turnedUntil(
    stopwatch,
    runRepeats({
      ...{ prepared, times, stopwatch, signal: stop.signal, watches: [] },
      async openBot() {
        starts(opened.length + 1);
        stop.signal.throwIfAborted();
        const bot = await apiBot({ hears: bots(opened.length + 1, { stopwatch, ctrlC }) });
        opened.push(bot);
        return bot;
      },
      onRepeat(number, { verdict }) {
        told.push(`${number} ${verdict}`);
        if (number === 2 && prepared.scenario.seed === 99) ctrlC();
      },
    }),
  );
  return { ...run, opened, told, verdict: verdictOf(run.result) };
}

const fails = (heard: Heard) => heard.answer({ citations: "none" });

describe("the same load several times", () => {
  it("is put on a new bot each time, and each of them is stopped", async () => {
    const { opened, result, repeats, told, lack, verdict } = await repeated(await preparedOf(STEADY), 3);
    expect(opened.map(({ heard }) => heard.length)).toEqual([8, 8, 8]);
    expect(opened.map(({ steps }) => steps.at(-1))).toEqual(["all stopped", "all stopped", "all stopped"]);
    expect(result.repeats?.map((each) => each.verdict)).toEqual(["passed", "passed", "passed"]);
    expect(repeats.map(({ figures }) => figures.metrics.questions.count)).toEqual([8, 8, 8]);
    expect(told).toEqual(["1 passed", "2 passed"]);
    expect(lack).toBeUndefined();
    expect(verdict.kind).toBe("passed");
  });

  it("has no list of runs where there is one", async () => {
    const { result, repeats } = await repeated(await preparedOf(STEADY), 1);
    expect(result).not.toHaveProperty("repeats");
    expect(repeats).toHaveLength(1);
  });

  it("ends at the first that is invalid", async () => {
    const { opened, lack, verdict } = await repeated(await preparedOf(STEADY), 3, (number, { stopwatch }) => {
      return (heard) => {
        heard.answer();
        if (number === 2) stopwatch.lose(1_500);
      };
    });
    expect(opened).toHaveLength(2);
    expect(lack).toBe("a run was INVALID");
    expect(verdict).toMatchObject({ kind: "invalid", exitCode: 1 });
  });

  it("fails where one before a good last one failed", async () => {
    const bots: Bots = (number) => (number === 1 ? fails : (heard) => heard.answer());
    const { result, lack, verdict } = await repeated(await preparedOf(STEADY), 2, bots);
    expect(result.repeats?.map((each) => each.verdict)).toEqual(["crossed", "passed"]);
    expect(verdict).toMatchObject({
      kind: "crossed",
      exitCode: 99,
      says: expect.stringContaining("run 1 of 2"),
    });
    expect(lack).toBeUndefined();
  });

  it("tells the runs before, where it is interrupted in one", async () => {
    const { result, lack, verdict } = await repeated(await preparedOf(STEADY), 3, (number, { ctrlC }) => {
      return (heard) => (number === 2 ? ctrlC() : heard.answer());
    });
    expect(result.repeats?.map((each) => each.verdict)).toEqual(["passed", "interrupted"]);
    expect(lack).toBe("a run did not come to its end");
    expect(verdict).toMatchObject({ kind: "interrupted", exitCode: 130 });
  });

  it("tells the runs before, where it is interrupted while the next bot starts", async () => {
    const { result, lack, verdict } = await repeated(await preparedOf(`${STEADY}seed: 99\n`), 3);
    expect(result.end).toEqual({ kind: "interrupted", because: "run 3 of 3 was not begun" });
    expect(result.repeats).toHaveLength(2);
    expect(lack).toBe("a run did not come to its end");
    expect(verdict.exitCode).toBe(130);
  });

  it("tells the runs before, where the next bot does not come up", async () => {
    const { result, verdict } = await repeated(await preparedOf(STEADY), 3, ANSWERS, (number) => {
      if (number === 3) throw new LedgerError("BOT_UNAVAILABLE", "It did not connect.", "Start again.");
    });
    expect(result.repeats).toHaveLength(2);
    expect(verdict).toMatchObject({
      kind: "target-down",
      exitCode: 4,
      says: expect.stringContaining("connect"),
    });
  });

  it("is nothing where the first bot does not come up", async () => {
    const starting = repeated(await preparedOf(STEADY), 3, ANSWERS, () => {
      throw new LedgerError("BOT_UNAVAILABLE", "It did not connect.", "Start again.");
    });
    await expect(starting).rejects.toMatchObject({ code: "BOT_UNAVAILABLE" });
  });
});

describe("a comparison with a baseline", () => {
  async function against(): Promise<Prepared> {
    const { folder, asked } = await placeOf(STEADY);
    const prepared = await prepare(asked());
    const { repeats } = await repeated(prepared, LEAST_REPEATS);
    const place = baselinePlace(`${folder}/kept.json`, folder);
    await blessRun(place, { fingerprint: prepared.fingerprint, repeats });
    return prepare(asked({ baseline: place.path }));
  }

  it("is made of whole runs, and only of them", async () => {
    const prepared = await against();
    const whole = await repeated(prepared, LEAST_REPEATS);
    expect(whole.result.comparison).toMatchObject({ baseline: expect.stringContaining("kept.json") });
    expect(whole.result.comparison?.outcome).not.toBe("worse");
    const cut = await repeated(prepared, 3, (number, { ctrlC }) => (heard) => {
      if (number === 3) ctrlC();
      else heard.answer();
    });
    expect(cut.result).not.toHaveProperty("comparison");
  });

  it("that is worse fails what holds otherwise", async () => {
    const prepared = await against();
    const never = new AbortController().signal;
    const { result, verdict } = await repeated(
      prepared,
      LEAST_REPEATS,
      (_number, { stopwatch }) =>
        async (heard) => {
          await stopwatch.until(stopwatch.now() + 2_000, never);
          heard.answer();
        },
    );
    expect(result.comparison?.outcome).toBe("worse");
    expect(verdict).toMatchObject({ kind: "worse", exitCode: 99 });
  });
});
