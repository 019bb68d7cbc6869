import { afterEach, describe, expect, it } from "vitest";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking } from "./answered.ts";

afterEach(removeTemporaryFolders);

describe("retrieving", () => {
  it("takes the eight best passages, and tells how many, how good and how fast", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`${at}.md`, `Refund rule number ${at}.`]),
    );
    const { progress, events, question } = await (await asking(files))("Which refund rules are there?");
    const retrieved = progress.find(({ type }) => type === "retrieved");
    expect(retrieved?.type === "retrieved" && retrieved.passages.length).toBe(8);
    expect(events.filter(({ type }) => type === "retrieval_finished")).toEqual([
      {
        type: "retrieval_finished",
        questionId: question.id,
        passages: 8,
        coverage: expect.closeTo(1),
        durationMs: 1,
      },
    ]);
  });

  it("tells that nothing was found", async () => {
    const { events } = await (await asking({ "a.md": "Refunds." }))("zebra stripes");
    expect(events).toContainEqual(
      expect.objectContaining({ type: "retrieval_finished", passages: 0, coverage: 0 }),
    );
  });
});
