import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeEvent } from "../../../../src/channels/slack/inbound/decode-event.ts";
import { wildBody } from "../wild-events.ts";
import { LEDGER } from "./slack-events.ts";

it("never throws, and tells of something that Postgres can keep, of a fault, or of nothing", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(wildBody, (body) => {
      const { inbound, fault } = decodeEvent(body, LEDGER);
      seen.add(inbound?.kind ?? (fault === undefined ? "nothing" : "fault"));
      if (fault !== undefined) expect(fault.length).toBeLessThan(500);
      if (inbound === undefined) return;
      const written = JSON.stringify(inbound);
      expect(written).not.toContain("\\u0000");
      expect(written.isWellFormed()).toBe(true);
      expect(written.length).toBeLessThan(200_000);
      expect(inbound.eventId.length).toBeLessThanOrEqual(64);
      for (const date of datesIn(inbound)) expect(date.getUTCFullYear()).toBeLessThan(2_300);
      if ("asker" in inbound) expect(inbound.asker.id).not.toBe(LEDGER.userId);
      if ("place" in inbound) expect(JSON.parse(JSON.stringify(inbound.place))).toEqual(inbound.place);
    }),
    { numRuns: 5_000 },
  );
  // It has to get far enough in to prove anything.
  expect([...seen]).toEqual(
    expect.arrayContaining(["question", "edit", "deletion", "mute", "stop", "fault", "nothing"]),
  );
});

function datesIn(inbound: object): Date[] {
  const dates = Object.values(inbound).filter((value) => value instanceof Date);
  for (const date of dates) expect(Number.isNaN(date.getTime())).toBe(false);
  return dates;
}
