import { describe, expect, it } from "vitest";
import { pushWatch } from "../../../src/loadtest/view/push-watch.ts";
import { until } from "../../until.ts";
import { type ReceivedSeries, startedReceiver } from "../report/push/receiver.ts";
import { madeUpRun } from "./standings.ts";

const BEGAN = Date.parse("2026-03-02T09:00:00.123Z");

function pushedValue(series: readonly ReceivedSeries[] | undefined, name: string): number | undefined {
  return series?.find(({ labels }) => Object.fromEntries(labels).__name__ === `ledger_loadtest_${name}`)
    ?.samples[0]?.value;
}

function errorsOf() {
  const lines: string[] = [];
  return { lines, errors: { write: (line: string) => lines.push(line) > 0 } as NodeJS.WriteStream };
}

describe("a run that is pushed to Prometheus", () => {
  it("is there while it goes on, and as a whole at its end", async () => {
    const { received, url } = await startedReceiver();
    const { errors, lines } = errorsOf();
    const run = madeUpRun();
    run.goOnTo(10_000);
    const end = pushWatch({ url, target: "slack", errors, everyMs: 20, now: () => BEGAN })(() =>
      run.standing(),
    );
    await until("some are pushed", () => received.length >= 2);
    run.goOnTo(120_000);
    await end();
    const [first, last] = [received[0], received.at(-1)];
    expect(pushedValue(first?.series, "questions_total")).toBe(500);
    expect(pushedValue(first?.series, "valid")).toBeUndefined();
    expect(pushedValue(last?.series, "questions_total")).toBe(6_000);
    expect(pushedValue(last?.series, "valid")).toBe(1);
    expect(pushedValue(last?.series, "threshold_crossed")).toBe(0);
    for (const { labels } of last?.series ?? [])
      expect(Object.fromEntries(labels)).toMatchObject({
        scenario: "average-day",
        target: "slack",
        run: "2026-03-02T09:00:00.123Z",
      });
    expect(lines).toEqual([]);
  });

  it.each([
    ["0 where something spoils it", 120_000, ["3 were dropped"], 0],
    ["not known where it was cut short", 60_000, [], undefined],
  ])("has its validity at the end: %s", async (_title, moment, invalid, valid) => {
    const { received, url } = await startedReceiver();
    const run = madeUpRun();
    run.goOnTo(moment);
    await pushWatch({ url, target: "http", ...errorsOf() })(() => run.standing({ invalid }))();
    expect(pushedValue(received.at(-1)?.series, "valid")).toBe(valid);
  });

  it("is none the worse where nobody takes the figures, which is told in a line", async () => {
    const { errors, lines } = errorsOf();
    const { url } = await startedReceiver((response) => response.writeHead(503).end("full\u001b[2J"));
    const end = pushWatch({ url, target: "slack", errors, wait: async () => {} })(() =>
      madeUpRun().standing(),
    );
    await end();
    expect(lines).toEqual([
      "The figures of the end did not reach Prometheus: 503 full [2J (0 pushes arrived, 3 failed). The run is none the worse for it.\n",
    ]);
  });
});
