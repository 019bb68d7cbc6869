import fc from "fast-check";
import { expect, it } from "vitest";
import { reconnectDelay } from "../../../../src/channels/slack/socket/reconnect-delay.ts";

const midway = () => 0.5;

it("grows from half a second to half a minute", () => {
  expect([0, 1, 2, 3, 10, 5_000].map((failures) => reconnectDelay(failures, 0, midway))).toEqual([
    500, 1_000, 2_000, 4_000, 30_000, 30_000,
  ]);
});

it("is as long as Slack says, where that is longer", () => {
  expect(reconnectDelay(0, 90_000, midway)).toBe(90_000);
  expect(reconnectDelay(10, 1_000, midway)).toBe(30_000);
});

it("is spread over the replicas, by a quarter each way", () => {
  fc.assert(
    fc.property(
      fc.nat(100),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (failures, chance) => {
        const delay = reconnectDelay(failures, 0, () => chance);
        const middle = reconnectDelay(failures, 0, midway);
        expect(delay).toBeGreaterThanOrEqual(0.75 * middle);
        expect(delay).toBeLessThanOrEqual(1.25 * middle);
      },
    ),
  );
});
