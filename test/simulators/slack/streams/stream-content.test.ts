import fc from "fast-check";
import { expect, it } from "vitest";
import type { Chunk } from "../../../../src/simulators/slack/streams/chunk.ts";
import { streamBlocks } from "../../../../src/simulators/slack/streams/stream-blocks.ts";
import { contentWith, NO_CONTENT, textOf } from "../../../../src/simulators/slack/streams/stream-content.ts";

const chunk: fc.Arbitrary<Chunk> = fc.oneof(
  fc.record({ type: fc.constant("markdown_text" as const), text: fc.string() }),
  fc.record({
    type: fc.constant("task_update" as const),
    id: fc.constantFrom("a", "b", "c"),
    title: fc.string(),
    status: fc.constantFrom(
      "pending" as const,
      "in_progress" as const,
      "complete" as const,
      "error" as const,
    ),
    details: fc.option(fc.string(), { nil: undefined }),
  }),
  fc.record({ type: fc.constant("plan_update" as const), title: fc.string() }),
  fc.record({ type: fc.constant("blocks" as const), blocks: fc.array(fc.constant({ type: "divider" })) }),
);

it("holds all texts in their order, however they are cut into calls", () => {
  fc.assert(
    fc.property(fc.array(fc.array(chunk)), (calls) => {
      const content = calls.reduce(contentWith, NO_CONTENT);
      const said = calls.flat().map((each) => (each.type === "markdown_text" ? each.text : ""));
      expect(textOf(content)).toBe(said.join(""));
      expect(contentWith(NO_CONTENT, calls.flat())).toEqual(content);
    }),
  );
});

it("shows each task once, as it was told last, in cards and in a plan alike", () => {
  fc.assert(
    fc.property(fc.array(chunk), (chunks) => {
      const told = new Map(chunks.flatMap((each) => (each.type === "task_update" ? [[each.id, each]] : [])));
      const content = contentWith(NO_CONTENT, chunks);
      const cards = streamBlocks(content, "timeline").filter(({ type }) => type === "task_card");
      const plans = streamBlocks(content, "plan").filter(({ type }) => type === "plan");
      const expected = [...told.values()].map(({ id, title, status }) => ({ task_id: id, title, status }));
      expect(cards).toMatchObject(expected);
      expect(plans).toHaveLength(told.size === 0 ? 0 : 1);
      for (const { tasks } of plans) expect(tasks).toEqual(cards);
    }),
  );
});
