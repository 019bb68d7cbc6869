import { afterAll, describe, expect, it } from "vitest";
import { summaryText } from "../../../src/loadtest/report/terminal/summary.ts";
import { resultOf } from "../../../src/loadtest/run/result-of.ts";
import { runLoad } from "../../../src/loadtest/run/run-load.ts";
import type { Standing, Watch } from "../../../src/loadtest/run/standing.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { type ApiBot, apiBot, type Heard } from "./api-bot.ts";
import { preparedOf } from "./prepared.ts";
import { createTurnedStopwatch, type TurnedStopwatch } from "./turned-stopwatch.ts";
import { turnedUntil } from "./turned-until.ts";

afterAll(removeTemporaryFolders);

interface Running {
  readonly bot: ApiBot;
  readonly stopwatch: TurnedStopwatch;
  readonly ctrlC: () => void;
}

/** The generator does nothing for a while. */
interface HeldUp {
  readonly atMs: number;
  readonly forMs: number;
}

const never = new AbortController().signal;

/** Puts a scenario on a stand-in; `hears` gets what a test may do meanwhile. */
async function loaded(
  scenario: string,
  hears: (heard: Heard, running: Running) => void = (heard) => heard.answer(),
  { metrics, heldUp }: { readonly metrics?: () => string; readonly heldUp?: HeldUp } = {},
) {
  const prepared = await preparedOf(scenario);
  const stopwatch = createTurnedStopwatch();
  if (heldUp)
    void stopwatch.until(stopwatch.now() + heldUp.atMs, never).then(() => stopwatch.lose(heldUp.forMs));
  const stop = new AbortController();
  const bot: ApiBot = await apiBot({
    hears: (heard) => hears(heard, { bot, stopwatch, ctrlC: () => stop.abort() }),
    ...(metrics && { metrics }),
  });
  let shown: Standing | undefined;
  const watch: Watch = (standing) => () => {
    shown = standing();
  };
  const run = runLoad({ ...prepared, bot, stopwatch, signal: stop.signal, watches: [watch] });
  const made = await turnedUntil(stopwatch, run);
  return { bot, shown, result: resultOf(prepared, made), figures: made.measurement.figures() };
}

const TWO_STAGES = `executor: ramping-arrival-rate
startRate: 2
stages: [{duration: 2s, target: 2, name: calm}, {duration: 2s, target: 10, name: up}]
questions: [Why?]
`;

describe("a run", () => {
  it("asks each question when it is due, and counts it in its stage", async () => {
    const { result, figures, bot } = await loaded(TWO_STAGES);
    expect(result).toMatchObject({ end: { kind: "complete" }, plannedSeconds: 4, ranSeconds: 4 });
    expect(bot.heard).toHaveLength(16);
    // The time is turned by whole milliseconds.
    expect(figures.metrics.send_lag.max).toBeLessThan(1);
    expect(figures.outcomes).toEqual({ answered: 16 });
    expect(result.series.map(({ planned }) => planned)).toEqual([1, 2, 4, 8, 1]);
    expect(result.stages).toMatchObject([
      { name: "calm", from: 0, to: 2, planned: 3, sent: 3, answered: 3, errors: 0 },
      { name: "up", from: 2, to: 4, planned: 13, sent: 13, answered: 13, errors: 0 },
    ]);
  });

  it("begins the faults before the first question, and stops the bot before it tells", async () => {
    const { bot } = await loaded(
      "executor: constant-arrival-rate\nrate: 2\nduration: 1s\nquestions: [Why?]\n",
    );
    expect(bot.steps).toEqual(["faults begin", "bot stopped"]);
  });

  it("asks a follow-up in the conversation of its answer, as the one who asked", async () => {
    const { bot, figures } = await loaded(`executor: constant-arrival-rate
rate: 5
duration: 8s
users: 7
questions: [Why?]
mix: {fresh: 1, follow-up: {weight: 1, questions: [And then?]}}
`);
    const following = bot.heard.filter(({ conversation }) => conversation !== undefined);
    expect(following.length).toBeGreaterThan(10);
    expect(figures.byKind["follow-up"]?.questions.count).toBe(following.length);
    for (const { conversation, asker } of following) {
      const first = bot.heard[Number(conversation?.slice(1)) - 1];
      expect(asker).toBe(first?.asker);
    }
  });

  it("lets the people of a closed executor ask as themselves, each after their answer", async () => {
    const waiting = new Set<string>();
    const doubled: string[] = [];
    const { bot } = await loaded(
      "executor: constant-vus\nvus: 3\nusers: 40\nduration: 2s\nthinkTime: 200ms\nquestions: [Why?]\n",
      async (heard, { stopwatch }) => {
        if (waiting.has(heard.asker)) doubled.push(heard.asker);
        waiting.add(heard.asker);
        await stopwatch.until(stopwatch.now() + 100, never);
        waiting.delete(heard.asker);
        heard.answer();
      },
    );
    const askers = bot.heard.map(({ asker }) => asker);
    expect(askers.slice(0, 3).sort()).toEqual(["load-1", "load-2", "load-3"]);
    expect(new Set(askers)).toEqual(new Set(["load-1", "load-2", "load-3"]));
    expect(askers.length).toBeGreaterThan(6);
    expect(doubled).toEqual([]);
  });
});

describe("a run that ends early", () => {
  const LONG = "executor: constant-arrival-rate\nrate: 2\nduration: 1h\nquestions: [Why?]\n";

  it("by Ctrl-C has what was answered, and does not blame the bot for the rest", async () => {
    const { result, figures } = await loaded(LONG, (heard, { bot, ctrlC }) => {
      if (bot.heard.length <= 6) heard.answer();
      if (bot.heard.length === 9) ctrlC();
    });
    expect(result.end).toEqual({ kind: "interrupted" });
    expect(result.ranSeconds).toBeLessThan(60);
    expect(figures.outcomes).toEqual({ answered: 6 });
    expect(figures.metrics.errors).toMatchObject({ rate: 0 });
    expect(result.errors).toEqual([]);
    expect(result.stages).toMatchObject([{ name: "default", sent: 6, errors: 0 }]);
  });

  it("by the bot's death tells its words, and counts what it left", async () => {
    const { result, figures } = await loaded(LONG, (heard, { bot }) => {
      if (bot.heard.length <= 6) heard.answer();
      if (bot.heard.length === 9) bot.die("The bot under test ended with 7. Its last words:\nno memory");
    });
    expect(result.end).toMatchObject({ kind: "target-died", because: expect.stringContaining("no memory") });
    expect(figures.outcomes).toEqual({ answered: 6, failed: 3 });
    expect(result.errors).toEqual([{ reason: "The target died before its answer came.", count: 3 }]);
  });

  it("by a threshold with abortOnFail names it", async () => {
    const { result } = await loaded(
      `${LONG}thresholds:
  answer_duration: ["p(95)<60000"]
  errors: [{threshold: rate<0.5, abortOnFail: true, delayAbortEval: 3s}]
`,
      (heard) => heard.answer({ citations: "none" }),
    );
    expect(result.end).toEqual({ kind: "aborted-by-threshold", because: "errors:rate<0.5" });
    expect(result.thresholds).toMatchObject([
      { metric: "answer_duration" },
      { metric: "errors", crossed: true, aborted: true, value: 1 },
    ]);
    expect(result.thresholds[0]).not.toHaveProperty("aborted");
    expect(result.ranSeconds).toBeGreaterThan(3);
    expect(result.ranSeconds).toBeLessThan(60);
  });
});

describe("what a run counts", () => {
  it("is what was dropped, in the stage in which it was due", async () => {
    const { result } = await loaded(
      `executor: ramping-arrival-rate
startRate: 4
stages: [{duration: 2s, target: 4, name: first}, {duration: 4s, target: 4, name: second}]
questions: [Why?]
`,
      undefined,
      { heldUp: { atMs: 800, forMs: 4_000 } },
    );
    expect(result.stages.map(({ name, planned, sent }) => [name, planned, planned - sent])).toEqual([
      ["first", 7, 4],
      ["second", 17, 8],
    ]);
    expect(result.validity.filter(({ holds }) => !holds).map(({ rule }) => rule)).toContain("dropped");
  });

  it("is at one rate, that of the time in which questions fell due, however slow the last answer is", async () => {
    const { result } = await loaded(
      `executor: constant-arrival-rate
rate: 10
duration: 5s
questions: [Why?]
thresholds: {questions: [rate>9]}
`,
      async (heard, { stopwatch }) => {
        await stopwatch.until(stopwatch.now() + 20_000, never);
        heard.answer();
      },
    );
    expect(result.ranSeconds).toBe(5);
    expect(result.metrics.questions).toMatchObject({ count: 50, rate: 10 });
    expect(result.thresholds).toMatchObject([{ value: 10, crossed: false }]);
    const text = summaryText(result, { columns: 140, styled: (each) => each });
    expect(text).toMatch(/questions\.+: 50 +10\/s/);
    expect(text).toMatch(/checks_total\.+: 200 +40\/s/);
  });

  it("is what users did not come to where their time was over, which makes no run INVALID", async () => {
    const { result, shown } = await loaded(
      `executor: shared-iterations
vus: 2
iterations: 100
maxDuration: 3s
questions: [Why?]
`,
      async (heard, { stopwatch }) => {
        await stopwatch.until(stopwatch.now() + 900, never);
        heard.answer();
      },
    );
    expect(result.notAllBegun).toEqual({ planned: 100, begun: 8 });
    expect(result.metrics.dropped).toMatchObject({ count: 92 });
    expect(result.validity.filter(({ holds }) => !holds)).toEqual([]);
    expect(shown?.invalid).toEqual([]);
    expect(result.outcomes).toEqual([{ kind: "fresh", outcome: "answered", count: 8 }]);
  });

  it("is the cost that each answer tells over HTTP, and not what /metrics tells besides", async () => {
    let asked = 0;
    const { figures } = await loaded(
      "executor: constant-arrival-rate\nrate: 4\nduration: 3s\nquestions: [Why?]\n",
      (heard) => {
        asked += 1;
        heard.answer({ usage: { inputTokens: 20, outputTokens: 7, costUsd: 0.01 } });
      },
      { metrics: () => `llm_daily_cost_usd ${0.01 * asked}\nllm_tokens_used_total ${7 * asked}\n` },
    );
    expect(figures.metrics.llm_cost_usd.count).toBeCloseTo(0.12, 6);
    expect(figures.metrics.llm_tokens.count).toBe(324);
  });

  it("is why nobody waited any more where the time for last answers is over", async () => {
    const { result } = await loaded(
      "executor: constant-arrival-rate\nrate: 2\nduration: 1s\ngracefulStop: 1s\nquestions: [Why?]\n",
      () => {},
    );
    expect(result.end).toEqual({ kind: "complete" });
    expect(result.errors).toEqual([{ reason: "The time for last answers was over.", count: 2 }]);
  });
});
