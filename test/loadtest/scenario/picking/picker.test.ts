import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMemoryWindows } from "../../../../src/limits/memory-windows.ts";
import { createQuestionLimits } from "../../../../src/limits/question-limits.ts";
import type { QuestionKind } from "../../../../src/loadtest/scenario/question-kind.ts";
import { type AskedPick, askAll, mixOf, questions } from "./mixes.ts";

const seeds = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const WEIGHTS = { fresh: 60, repeated: 15, "follow-up": 15, refused: 8, "over-limit": 2 };

function shareOf(asked: readonly AskedPick[], kind: QuestionKind): number {
  return asked.filter(({ pick }) => pick.kind === kind).length / asked.length;
}

function ofKind(asked: readonly AskedPick[], kind: QuestionKind): readonly AskedPick[] {
  return asked.filter(({ pick }) => pick.kind === kind);
}

describe("picked questions", () => {
  it("come in the shares of the mix, whatever the seed", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const count = 6_000;
        const asked = askAll({ mix: mixOf(WEIGHTS), seed }, { count, perSecond: 10 });
        for (const [kind, weight] of Object.entries(WEIGHTS) as [QuestionKind, number][]) {
          const share = weight / 100;
          // Five standard deviations of a share of so many, and what may still be owed at the end.
          const bound = 5 * Math.sqrt((share * (1 - share)) / count) + 20 / count;
          expect(Math.abs(shareOf(asked, kind) - share), kind).toBeLessThan(bound);
        }
      }),
      { seed: 11, numRuns: 25 },
    );
  });

  it("are the same for the same seed, and others for another", () => {
    const words = (seed: number) =>
      askAll({ mix: mixOf(WEIGHTS), seed }, { count: 300, perSecond: 10 }).map(({ pick }) => pick);
    expect(words(3)).toEqual(words(3));
    expect(words(3)).not.toEqual(words(4));
  });

  it("are the same whenever answers come, but for follow-ups", () => {
    const mix = mixOf({ fresh: 70, repeated: 20, refused: 10 });
    const words = (answeredAfterMs: number) =>
      askAll({ mix, seed: 5 }, { count: 300, perSecond: 10, answeredAfterMs });
    expect(words(50)).toEqual(words(9_000));
  });

  it("stay within the people and channels that there are", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 9 }),
        (seed, users, channels) => {
          const mix = mixOf({ fresh: 3, "follow-up": 1, refused: 1 });
          const asked = askAll({ mix, seed, users, channels }, { count: 400, perSecond: 10 });
          const seen = {
            users: new Set(asked.map(({ pick }) => pick.user)),
            channels: new Set(asked.map(({ pick }) => pick.channel)),
          };
          expect([...seen.users].sort((a, b) => a - b)).toEqual(Array.from({ length: users }, (_, at) => at));
          expect(Math.max(...seen.channels)).toBeLessThan(channels);
          expect(seen.channels.size).toBe(channels);
        },
      ),
      { seed: 13, numRuns: 30 },
    );
  });
});

describe("a fresh question", () => {
  it("does not come again before all others came", () => {
    const asked = askAll({ mix: mixOf({ fresh: 1 }), seed: 1 }, { count: 240, perSecond: 10 });
    const words = asked.map(({ pick }) => pick.question.text);
    expect(new Set(words.slice(0, 120)).size).toBe(120);
    expect(new Set(words.slice(120)).size).toBe(120);
  });
});

describe("a repeated question", () => {
  it("was always asked before", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const before = new Set<string>();
        for (const { pick } of askAll(
          { mix: mixOf({ fresh: 1, repeated: 3 }), seed },
          { count: 500, perSecond: 10 },
        )) {
          if (pick.kind === "repeated") expect(before).toContain(pick.question.text);
          before.add(pick.question.text);
        }
      }),
      { seed: 17, numRuns: 30 },
    );
  });
});

describe("a follow-up", () => {
  it("is asked by the same person in the thread of an answered question, and only there", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const asked = askAll(
          { mix: mixOf({ fresh: 2, refused: 1, "follow-up": 2 }), seed },
          { count: 500, perSecond: 10, answeredAfterMs: 1_500 },
        );
        for (const { at, pick } of ofKind(asked, "follow-up")) {
          const root = asked[Number(pick.thread)];
          expect(root?.pick).toMatchObject({ user: pick.user, channel: pick.channel, kind: "fresh" });
          expect(root?.at).toBeLessThanOrEqual(at - 1_500);
        }
        for (const { pick } of asked) expect(pick.thread === undefined).toBe(pick.kind !== "follow-up");
      }),
      { seed: 19, numRuns: 30 },
    );
  });

  it("that belongs to a question follows that question", () => {
    const belonging = questions(20, "and").map((each, at) => ({ ...each, after: `opener ${at}` }));
    const mix = mixOf({ fresh: 60, "follow-up": 40 });
    const shares = { ...mix.shares, "follow-up": { weight: 40, questions: belonging } };
    const asked = askAll({ mix: { ...mix, shares }, seed: 2 }, { count: 4_000, perSecond: 10 });
    for (const { pick } of ofKind(asked, "follow-up"))
      expect(asked[Number(pick.thread)]?.pick.question.text).toBe(pick.question.after);
    expect(shareOf(asked, "follow-up")).toBeGreaterThan(0.38);
  });

  it("is left out while nothing is answered, and not made up for all at once", () => {
    const asked = askAll(
      { mix: mixOf({ fresh: 1, "follow-up": 1 }), seed: 1 },
      { count: 2_000, perSecond: 10, answeredAfterMs: 100_000 },
    );
    expect(ofKind(asked.slice(0, 1_000), "follow-up")).toEqual([]);
    expect(shareOf(asked.slice(1_000), "follow-up")).toBeGreaterThan(0.5);
    expect(shareOf(asked.slice(1_600), "follow-up")).toBeLessThan(0.6);
  });
});

describe("a limit for each user", () => {
  const LIMIT = 10;
  const asks = (seed: number) =>
    askAll({ mix: mixOf(WEIGHTS, LIMIT), seed, users: 80 }, { count: 3_000, perSecond: 10 });

  it("is exceeded by each question over the limit and by no other, as the bot counts", () =>
    fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 0, max: 900 }), async (seed, late) => {
        let now = 0;
        const limits = createQuestionLimits(
          {
            USER_RATE_LIMIT_PER_MINUTE: LIMIT,
            RATE_LIMIT_PER_MINUTE: 1e6,
            RATE_LIMIT_PER_HOUR: 1e6,
            RATE_LIMIT_PER_DAY: 1e6,
          },
          { database: createMemoryWindows({ now: () => now }) },
        );
        const asked = asks(seed);
        expect(ofKind(asked, "over-limit").length).toBeGreaterThan(20);
        for (const [index, { at, pick }] of asked.entries()) {
          // It sees each question a little later.
          now = at + ((index * 37) % (late + 1));
          const over = await limits.count({ id: `U${pick.user}` });
          expect(over !== undefined).toBe(pick.kind === "over-limit");
        }
      }),
      { seed: 23, numRuns: 25 },
    ));
});
