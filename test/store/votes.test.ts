import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/core/answer.ts";
import type { QuestionId } from "../../src/core/question.ts";
import type { NewVote } from "../../src/store/votes.ts";
import { newQuestion, type OpenedStore, openTestStore, testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const LONG_AGO = new Date(0);
const ANSWER: Answer = {
  outcome: "answered",
  text: "It is the end. [1]",
  citations: [{ marker: 1, source: "close.md#hard-close", title: "Close", quote: "It is the end." }],
  model: "none",
  usage: { inputTokens: 0, outputTokens: 0 },
};

let store: OpenedStore;
beforeAll(async () => {
  store = await openTestStore(database.url);
});
afterAll(() => store?.close());

describe("a vote", () => {
  it("is one for each person and answer: a later one takes the place of the earlier", async () => {
    const questionId = await answered();
    expect(await keep(questionId, "Ev1", true, 1)).toEqual({ status: "kept", changed: true });
    expect(await keep(questionId, "Ev2", false, 2)).toEqual({ status: "kept", changed: true });
    expect(await votesOn(questionId)).toEqual([{ helped: false }]);
  });

  it("is known when its event comes again, also after the person thought otherwise", async () => {
    const questionId = await answered();
    await keep(questionId, "Ev1", true, 1);
    expect(await keep(questionId, "Ev1", true, 1)).toEqual({ status: "stale" });
    await keep(questionId, "Ev2", false, 2);
    expect(await keep(questionId, "Ev1", true, 1)).toEqual({ status: "stale" });
    expect(await votesOn(questionId)).toEqual([{ helped: false }]);
  });

  it("gets its reason later, which changes nothing of what was thought", async () => {
    const questionId = await answered();
    await keep(questionId, "Ev1", false, 1);
    const more = { reason: "outdated", comment: "see the new page" } as const;
    expect(await keep(questionId, "Ev2", false, 2, more)).toEqual({ status: "kept", changed: false });
    expect(await votesOn(questionId)).toEqual([{ helped: false, ...more }]);
  });

  it("stands beside the votes of others, however they come at the same moment", async () => {
    const questionId = await answered();
    const voters = Array.from({ length: 20 }, (_, at) => `U${at}`);
    await Promise.all(
      voters.flatMap((voterId) => [
        keep(questionId, `${voterId}-1`, true, 1, { voterId }),
        keep(questionId, `${voterId}-2`, false, 2, { voterId }),
      ]),
    );
    const votes = await votesOn(questionId);
    expect(votes).toHaveLength(20);
    expect(votes?.every(({ helped }) => !helped)).toBe(true);
  });

  it("on an answer that was deleted is let go", async () => {
    expect(await keep("q_gone" as QuestionId, "Ev1", true, 1)).toEqual({ status: "stale" });
  });
});

/** A question with its answer. */
async function answered(): Promise<QuestionId> {
  const question = newQuestion({ ready: ANSWER });
  await store.questions.keep(question);
  return question.id;
}

function keep(
  questionId: QuestionId,
  eventId: string,
  helped: boolean,
  second: number,
  more: Partial<NewVote> = {},
) {
  const vote = { eventId: `${questionId}-${eventId}`, questionId, voterId: "U1", helped };
  return store.votes.keep({ ...vote, votedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)), ...more }, []);
}

async function votesOn(questionId: QuestionId) {
  const voted = await store.votes.votedSince(LONG_AGO);
  return voted.find((each) => each.questionId === questionId)?.votes;
}
