import { expect, it } from "vitest";
import { answerSchema } from "../../../src/channels/http/schemas.ts";
import { ANSWER_STREAM } from "../../../src/loadtest/calibration/no-op/no-op-answer.ts";
import { createEventReader, type StreamedEvent } from "../../../src/loadtest/targets/http/event-stream.ts";

it("is an answer in the form that the bot's API has", () => {
  const events: StreamedEvent[] = [];
  createEventReader((event) => events.push(event))(ANSWER_STREAM);
  expect(events.map(({ event }) => event)).toEqual(["question", "progress", "answer"]);
  const answer = JSON.parse(events[2]?.data ?? "");
  expect(answerSchema.parse(answer)).toEqual(answer);
});
