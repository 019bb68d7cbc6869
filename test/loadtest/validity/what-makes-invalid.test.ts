import { describe, expect, it } from "vitest";
import { type Generated, whatMakesInvalid } from "../../../src/loadtest/validity/what-makes-invalid.ts";

const NONE = { late: 0, "in-flight": 0 };
const FINE: Generated = { planned: 1_000, sent: 1_000, dropped: NONE, sendLagP99: 3, eventLoopBusy: 0.2 };

function reasons(change: Partial<Generated>) {
  return whatMakesInvalid({ ...FINE, ...change });
}

describe("a run is valid", () => {
  it("when the load was the one that was planned", () => expect(reasons({})).toEqual([]));

  it("at each bound itself", () => {
    expect(reasons({ sent: 990, sendLagP99: 100, objectiveP95: 2_000, eventLoopBusy: 0.8 })).toEqual([]);
  });
});

describe("a run is invalid", () => {
  it("when less than 99 % of what was planned was sent", () => {
    expect(reasons({ sent: 989 })).toEqual([
      {
        reason: "achieved",
        figure: 0.989,
        bound: 0.99,
        message: "only 989 of 1000 planned questions were sent (98.9 %), and 99 % are needed",
      },
    ]);
  });

  it("when nothing fell due", () => {
    expect(reasons({ planned: 0, sent: 0, sendLagP99: Number.NaN }).map(({ message }) => message)).toEqual([
      "nothing fell due, so nothing was measured",
    ]);
  });

  it("when the send lag's p(99) is over 5 % of the objective", () => {
    expect(reasons({ sendLagP99: 101, objectiveP95: 2_000 })).toEqual([
      {
        reason: "send-lag",
        figure: 101,
        bound: 100,
        message: "the send lag's p(99) is 101 ms, and 100 ms is the most: 5 % of the objective of 2000 ms",
      },
    ]);
  });

  it("when the send lag is over 250 ms, where there is no objective", () => {
    expect(reasons({ sendLagP99: 251 })).toMatchObject([{ reason: "send-lag", bound: 250 }]);
  });

  it("when the generator's event loop was over 80 % busy", () => {
    expect(reasons({ eventLoopBusy: 0.8012 })).toEqual([
      {
        reason: "event-loop",
        figure: 0.8012,
        bound: 0.8,
        message: "the generator's event loop was busy for 80.12 % of the time, and 80 % is the most",
      },
    ]);
  });

  it("when a single planned question was dropped", () => {
    expect(reasons({ sent: 999, dropped: { ...NONE, late: 1 } })).toEqual([
      {
        reason: "dropped",
        figure: 1,
        bound: 0,
        message: "1 of the planned questions was dropped: 1 too late to be sent",
      },
    ]);
  });

  it("with the reasons for which questions were dropped, and no other", () => {
    const said = (late: number, inFlight: number) =>
      reasons({ dropped: { late, "in-flight": inFlight } }).map(({ message }) => message);
    expect(said(0, 7)).toEqual([
      "7 of the planned questions were dropped: 7 with too many unanswered already",
    ]);
    expect(said(2, 7)).toEqual([
      "9 of the planned questions were dropped: 2 too late to be sent, 7 with too many unanswered already",
    ]);
  });

  it("for all reasons at once", () => {
    const all = reasons({ sent: 1, dropped: { ...NONE, late: 999 }, sendLagP99: 9_000, eventLoopBusy: 1 });
    expect(all.map(({ reason }) => reason)).toEqual(["achieved", "send-lag", "event-loop", "dropped"]);
  });
});
