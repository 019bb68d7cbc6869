import { expect, it } from "vitest";
import { ANSWER, asked, NEW, startedWorld } from "../started-replies.ts";

it("a 429 of Slack is told, with its method and how long Slack wants to be left alone", async () => {
  const method = "chat.postMessage";
  const world = await startedWorld({ rules: [{ fault: "rate_limited", method, retryAfter: 3, nth: 1 }] });
  const question = asked(world.slack);
  const reply = question.by(world.process());
  await reply.finish(await reply.thinking(NEW), ANSWER);
  expect(question.replies()).toMatchObject([{ text: ANSWER.text }]);
  expect(world.events.filter(({ type }) => type === "slack_rate_limited")).toEqual([
    { type: "slack_rate_limited", method, waitMs: 3_000 },
  ]);
  const waits = world.events.filter(
    (event) => event.type === "slack_turn_awaited" && event.method === method,
  );
  expect(waits.length).toBeGreaterThan(0);
});
