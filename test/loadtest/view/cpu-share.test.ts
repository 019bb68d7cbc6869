import { expect, it } from "vitest";
import { createCpuShare } from "../../../src/loadtest/view/cpu-share.ts";

/** What is seen at each quarter of a second of a bot that is read each second. */
function seen(seconds: number, cpuSecondsAt: (second: number) => number | undefined): (number | null)[] {
  const cpuOf = createCpuShare();
  let reading = {};
  return Array.from({ length: seconds * 4 }, (_, quarter) => {
    if (quarter % 4 === 1) reading = { cpuSeconds: cpuSecondsAt((quarter - 1) / 4) };
    return cpuOf({ elapsedMs: quarter * 250, reading });
  });
}

it("is what the bot took between its readings", () => {
  const shares = seen(20, (second) => 7 + second * 0.4);
  expect(shares[0]).toBeNull();
  expect(shares.at(-1)).toBeCloseTo(0.4, 9);
});

it("follows a bot that takes more within ten seconds", () => {
  expect(seen(30, (second) => (second < 15 ? 0 : second - 15)).at(-1)).toBeCloseTo(1, 9);
});

it("begins anew where the bot does, and is never less than nothing", () => {
  const shares = seen(20, (second) => (second < 10 ? 100 + second : (second - 10) * 0.5));
  expect(shares.every((share) => share === null || share >= 0)).toBe(true);
  expect(shares.at(-1)).toBeCloseTo(0.5, 9);
});

it("is not known of a bot that tells nothing, or nothing any more", () => {
  expect(seen(5, () => undefined).every((share) => share === null)).toBe(true);
  expect(seen(30, (second) => (second < 15 ? second : undefined)).at(-1)).toBeNull();
});
