import { expect, it } from "vitest";
import type { KneeResult } from "../../../../src/loadtest/report/load-result.ts";
import { kneeBlock } from "../../../../src/loadtest/report/terminal/knee-block.ts";
import { textWidth } from "../../../../src/text/letters.ts";
import { textOf } from "./text-of.ts";

const KNEE: KneeResult = {
  ...{ ended: "found", low: 19.5, high: 20.4 },
  says: "The knee is between 19.5 and 20.4 questions/s, limited by the bot's CPU.",
  limit: {
    name: "cpu",
    reasons: ["it took 0.98 of one core, and its JavaScript runs on one"],
    also: ["queue"],
  },
  probes: [
    { ratePerS: 10, verdict: "held", why: [], p95: 420, goodput: 1 },
    { ratePerS: 20.4, verdict: "broke", why: ["goodput is 0.4"], p95: 6_100, goodput: 0.4 },
  ],
};

it("is not there where no knee was looked for", () => {
  expect(kneeBlock({}, 80)).toEqual([]);
});

it("says between which rates it is, what limits it, and how each rate did", () => {
  const lines = textOf(kneeBlock({ knee: KNEE }, 100));
  expect(lines.slice(1)).toEqual([
    `    ${KNEE.says}`,
    "    it took 0.98 of one core, and its JavaScript runs on one",
    "    also at its limit: queue",
    "         10/s  held     p(95) 420ms, goodput 100.00%",
    "       20.4/s  broke    p(95) 6.1s, goodput 40.00%",
  ]);
});

it("folds what it says in a narrow terminal, and loses nothing of it", () => {
  const lines = textOf(kneeBlock({ knee: KNEE }, 50));
  expect(lines.join(" ").replaceAll(/\s+/g, " ")).toContain(KNEE.says);
  for (const line of lines.slice(1, 4)) expect(textWidth(line)).toBeLessThanOrEqual(50);
});
