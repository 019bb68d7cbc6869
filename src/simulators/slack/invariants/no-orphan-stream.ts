import type { Check } from "./check.ts";
import { createLatestMap } from "./latest-map.ts";
import { createViolations, type Violation, type Where } from "./report.ts";
import type { InvariantSettings } from "./settings.ts";

interface OpenStream {
  readonly where: Where;
  readonly since: number;
}

/** Watches that each stream ends. One that Slack had to end, its time being up, is told apart. */
export function createNoOrphanStream({ grace, remembered }: InvariantSettings): Check {
  const violations = createViolations();
  const open = createLatestMap<string, OpenStream>(remembered, ({ where }) => violations.add(orphan(where)));
  let checked = 0;
  let expired = 0;

  return {
    see(change, _workspace, now) {
      if (change.type === "stream-started") {
        const { channel, ts } = change.message;
        checked += 1;
        open.set(`${channel} ${ts}`, { where: { channel, ts }, since: now });
      }
      if (change.type === "stream-ended") {
        open.delete(`${change.message.channel} ${change.message.ts}`);
        if (change.end === "expired") expired += 1;
      }
      if (change.type === "deleted") open.delete(`${change.previous.channel} ${change.previous.ts}`);
    },
    report(now) {
      const found: Violation[] = [];
      let young = 0;
      for (const [, { where, since }] of open.entries()) {
        if (now - since < grace * 1000) young += 1;
        else found.push(orphan(where));
      }
      const apart = [
        { what: "still open", count: young },
        { what: "ended by Slack because their time was up", count: expired },
      ];
      return {
        name: "no-orphan-stream",
        checked,
        ...violations.listed(found),
        apart: apart.filter(({ count }) => count > 0),
      };
    },
  };
}

function orphan(where: Where): Violation {
  return { what: "a stream was never stopped", where };
}
