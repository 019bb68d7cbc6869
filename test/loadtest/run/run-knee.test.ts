import { afterAll, describe, expect, it } from "vitest";
import { verdictOf } from "../../../src/loadtest/report/verdict.ts";
import { type KneeRun, runKnee } from "../../../src/loadtest/run/run-knee.ts";
import type { LoadScenario } from "../../../src/loadtest/scenario/load-scenario.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { type ApiBot, apiBot, type Heard } from "./api-bot.ts";
import { preparedOf } from "./prepared.ts";
import { createTurnedStopwatch, type TurnedStopwatch } from "./turned-stopwatch.ts";
import { turnedUntil } from "./turned-until.ts";

afterAll(removeTemporaryFolders);

const SCENARIO = `executor: constant-arrival-rate
rate: 1
duration: 1m
questions: [Why?]
objectives: {answer_p95: 3s}
`;

const never = new AbortController().signal;

/** A bot with one worker that takes so long for each question, and tells that as its CPU time. */
function oneWorker(stopwatch: TurnedStopwatch, serviceMs: number) {
  let [freeAt, workedMs, waiting] = [0, 0, 0];
  return {
    async hears(heard: Heard): Promise<void> {
      waiting += 1;
      freeAt = Math.max(stopwatch.now(), freeAt) + serviceMs;
      await stopwatch.until(freeAt, never);
      waiting -= 1;
      workedMs += serviceMs;
      heard.answer();
    },
    metrics: () => `process_cpu_seconds_total ${workedMs / 1_000}\nledger_bot_questions_waiting ${waiting}\n`,
  };
}

interface Searching {
  readonly from?: number;
  readonly probeMs?: number;
  readonly scenario?: string;
  /** Whether it tells of itself at /metrics. */
  readonly isSilent?: boolean;
  readonly onHeard?: (stopwatch: TurnedStopwatch, bot: ApiBot, ctrlC: () => void) => void;
  readonly onProbe?: (number: number, bot: ApiBot, ctrlC: () => void) => void;
}

/** Looks for the knee of a bot that bears two questions a second. */
async function searched({
  from = 1,
  probeMs = 60_000,
  scenario = SCENARIO,
  isSilent = false,
  onHeard,
  onProbe,
}: Searching = {}) {
  const stopwatch = createTurnedStopwatch();
  const beganAt = stopwatch.now();
  const stop = new AbortController();
  const ctrlC = () => stop.abort(new Error("interrupted"));
  const { hears, metrics } = oneWorker(stopwatch, 500);
  const bot: ApiBot = await apiBot({
    hears(heard) {
      onHeard?.(stopwatch, bot, ctrlC);
      void hears(heard);
    },
    ...(!isSilent && { metrics }),
  });
  const lines: string[] = [];
  const opened: LoadScenario[] = [];
  const run: KneeRun = {
    ...{ prepared: await preparedOf(scenario), from, probeMs, stopwatch, signal: stop.signal, watches: [] },
    async openBot(wanted) {
      opened.push(wanted);
      return bot;
    },
    onProbe(line) {
      lines.push(line);
      onProbe?.(lines.length, bot, ctrlC);
    },
  };
  const result = await turnedUntil(stopwatch, runKnee(run), { tickMs: 10, stepMs: 100 });
  const turnedMs = stopwatch.now() - beganAt;
  return { result, bot, lines, opened, turnedMs, verdict: verdictOf(result) };
}

describe("the search for the knee", { timeout: 90_000 }, () => {
  it("names the rates around what the bot bears, and what limits it", async () => {
    const { result, lines, bot, verdict } = await searched();
    const { knee } = result;
    expect(knee?.ended).toBe("found");
    expect(knee?.low).toBeGreaterThan(1.85);
    expect(knee?.low).toBeLessThan(2.15);
    expect(Number(knee?.high) / Number(knee?.low)).toBeLessThanOrEqual(1.05);
    expect(knee?.limit).toMatchObject({ name: "cpu" });
    expect(knee?.says).toMatch(
      /^The knee is between [\d.]+ and [\d.]+ questions\/s, limited by the bot's CPU\.$/,
    );
    expect(lines[0]).toBe("probe 1  1 questions/s  held");
    expect(lines).toHaveLength(Number(knee?.probes.length));
    expect(lines.find((line) => line.includes("broke"))).toContain("goodput is");
    // The result is of the last probe that held.
    expect(result.metrics.questions).toMatchObject({ count: Math.round(Number(knee?.low) * 60) });
    expect(verdict.kind).toBe("passed");
    expect(bot.steps.at(-1)).toBe("all stopped");
    expect(bot.steps).not.toContain("bot stopped");
  });

  it("is no more than a bot bears whose pile of one probe keeps the objective", async () => {
    const { result, lines } = await searched({
      scenario: SCENARIO.replace("answer_p95: 3s", "answer_p95: 40s"),
      probeMs: 20_000,
    });
    expect(result.knee?.low).toBeGreaterThan(1.9);
    expect(result.knee?.low).toBeLessThan(2.1);
    expect(lines.filter((line) => line.includes("broke: questions pile up: "))).not.toEqual([]);
  });

  it("shows the seed that makes it again, and of which probe the figures are, in place of the scenario's plan", async () => {
    const { result } = await searched({
      scenario: `${SCENARIO}seed: 40\n`,
      probeMs: 5_000,
      onProbe: (number, _bot, ctrlC) => number === 3 && ctrlC(),
    });
    const { seed, plan } = result;
    expect(seed).toBe(40);
    expect(plan).toEqual([
      { what: "probe", says: "at 4/s for 5 s: of this one are all figures but those of the knee" },
    ]);
  });

  it("says once that the bot does not tell who waits, and does not wait long for it", async () => {
    const { lines, bot, turnedMs } = await searched({
      isSilent: true,
      probeMs: 5_000,
      onProbe: (number, _bot, ctrlC) => number === 5 && ctrlC(),
    });
    expect(lines.filter((line) => !line.startsWith("probe "))).toEqual([
      "The bot does not tell at /metrics who waits for it: each next probe begins as long after the one before as its slowest answer took.",
    ]);
    expect(lines.at(-1)).toMatch(/^probe 4 /);
    expect(bot.heard.length).toBeGreaterThan(45);
    expect(turnedMs).toBeLessThan(90_000);
  });

  it("never asks over the limit of a person, nor judges by it", async () => {
    const mix = "mix: {fresh: 1, over-limit: {weight: 1, limit: 6, per: 1m}}\nusers: 30\n";
    const { result, verdict } = await searched({
      scenario: `${SCENARIO}${mix}thresholds: {"checks{kind:over-limit}": ["rate>0.9"], errors: ["rate<0.5"]}\n`,
      probeMs: 5_000,
      onProbe: (number, _bot, ctrlC) => number === 2 && ctrlC(),
    });
    expect(result.knee?.probes[0]).toMatchObject({ verdict: "held", why: [] });
    expect(result.thresholds.map(({ metric }) => metric)).toEqual(["errors"]);
    expect(verdict.kind).toBe("interrupted");
  });

  it("opens its bot without what goes wrong at set times", async () => {
    const { opened } = await searched({
      scenario: `${SCENARIO}model: {faults: model-outage}\n`,
      probeMs: 2_000,
      onProbe: (_number, _bot, ctrlC) => ctrlC(),
    });
    expect(opened[0]?.model).not.toHaveProperty("faults");
  });

  it("is INVALID where the generator gives in first", async () => {
    let [second, count] = [0, 0];
    const { result, verdict } = await searched({
      probeMs: 5_000,
      from: 0.4,
      onHeard(stopwatch) {
        const now = Math.floor(stopwatch.now() / 1_000);
        [second, count] = [now, now === second ? count + 1 : 1];
        // It cannot do more than one a second.
        if (count === 2) stopwatch.lose(1_200);
      },
    });
    expect(result.knee?.limit?.name).toBe("generator");
    expect(verdict).toMatchObject({ kind: "invalid", exitCode: 1 });
    expect(verdict.says).toContain("the generator gave in before the bot");
  });
});

describe("a search that ends early", { timeout: 60_000 }, () => {
  it("by Ctrl-C in a probe tells what was known until then", async () => {
    const { result, lines, verdict } = await searched({
      probeMs: 10_000,
      onHeard: (_stopwatch, bot, ctrlC) => bot.heard.length === 40 && ctrlC(),
    });
    expect(verdict).toMatchObject({ kind: "interrupted", exitCode: 130 });
    expect(result.end).toEqual({ kind: "interrupted" });
    expect(lines).toEqual(["probe 1  1 questions/s  held", "probe 2  2 questions/s  held"]);
    expect(result.knee).toMatchObject({ ended: "stopped", low: 2, high: null });
    expect(result.knee?.says).toBe("The search was ended before the knee was sure: 2 questions/s hold.");
    expect(result.ranSeconds).toBeLessThan(10);
  });

  it("by Ctrl-C between two probes too", async () => {
    const { result, verdict } = await searched({
      probeMs: 5_000,
      onProbe: (number, _bot, ctrlC) => number === 2 && ctrlC(),
    });
    expect(verdict.exitCode).toBe(130);
    expect(result.end).toEqual({ kind: "interrupted" });
    expect(result.knee?.probes).toHaveLength(1);
  });

  it("by the bot's death tells its words", async () => {
    const died = (bot: ApiBot) => bot.die("The bot under test ended with 7.");
    const inProbe = await searched({
      probeMs: 10_000,
      onHeard: (_stopwatch, bot) => bot.heard.length === 20 && died(bot),
    });
    const between = await searched({ probeMs: 5_000, onProbe: (number, bot) => number === 2 && died(bot) });
    for (const { result, verdict } of [inProbe, between]) {
      expect(verdict).toMatchObject({
        kind: "target-down",
        exitCode: 4,
        says: "The bot under test ended with 7.",
      });
      expect(result.end.kind).toBe("target-died");
      expect(result.knee).toMatchObject({ ended: "stopped", low: 1 });
    }
  });
});
