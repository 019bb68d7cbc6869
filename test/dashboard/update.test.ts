import { describe, expect, it } from "vitest";
import { type ChatMessage, type ChatModel, EMPTY_CHAT } from "../../src/dashboard/model.ts";
import { update } from "../../src/dashboard/update.ts";
import { ANSWER } from "./open-chat.ts";

const asked = (id: number): ChatMessage => ({ type: "asked", id, question: `question ${id}` });
const answered = (id: number): ChatMessage => ({ type: "answered", id, answer: ANSWER, latencyMs: 7 });
const opened: ChatMessage = { type: "thread-opened", thread: "t1" };

const open = (id: number, more = {}) => ({
  id,
  question: `question ${id}`,
  followUp: false,
  state: "asked",
  ...more,
});
const settled = (id: number, more = {}) => ({
  kind: "exchange",
  id,
  question: `question ${id}`,
  followUp: false,
  answer: ANSWER,
  latencyMs: 7,
  ...more,
});

const CASES: readonly (readonly [string, readonly ChatMessage[], Record<string, unknown>])[] = [
  ["is empty at first", [], { settled: [], open: [] }],
  ["keeps what is asked open", [asked(1)], { settled: [], open: [open(1)] }],
  [
    "acknowledges the one that it is told of",
    [asked(1), asked(2), { type: "acknowledged", id: 2 }],
    { settled: [], open: [open(1), open(2, { state: "acknowledged" })] },
  ],
  ["settles what is answered", [asked(1), answered(1)], { settled: [settled(1)], open: [] }],
  [
    "settles in the order of the answers",
    [asked(1), asked(2), asked(3), answered(3), answered(1)],
    { settled: [settled(3), settled(1)], open: [open(2)] },
  ],
  ["ignores an answer to what nobody asked", [asked(1), answered(9)], { settled: [], open: [open(1)] }],
  ["ignores a second answer", [asked(1), answered(1), answered(1)], { settled: [settled(1)], open: [] }],
  [
    "follows up once there is a thread",
    [asked(1), opened, asked(2)],
    { settled: [], open: [open(1), open(2, { followUp: true })], thread: "t1" },
  ],
  [
    "begins anew once the thread is left",
    [opened, asked(1), { type: "thread-left" }, asked(2)],
    { settled: [], open: [open(1, { followUp: true }), open(2)] },
  ],
  ["may leave a thread that it is not in", [{ type: "thread-left" }], { settled: [], open: [] }],
  [
    "puts a notice among the answers",
    [asked(1), answered(1), { type: "noticed", id: 2, text: "close.md cannot be read" }],
    { settled: [settled(1), { kind: "notice", id: 2, text: "close.md cannot be read" }], open: [] },
  ],
  [
    "keeps the first reason of its end",
    [
      { type: "ended", ending: { fault: "broken" } },
      { type: "ended", ending: {} },
    ],
    { settled: [], open: [], ended: { fault: "broken" } },
  ],
];

describe("the chat", () => {
  it.each(CASES)("%s", (_title, messages, expected) => {
    expect(messages.reduce<ChatModel>(update, EMPTY_CHAT)).toEqual(expected);
  });

  it("changes nothing that it is given", () => {
    const frozen = Object.freeze({ settled: Object.freeze([]), open: Object.freeze([]) });
    for (const message of CASES.flatMap(([, messages]) => messages)) update(frozen, message);
    expect(frozen).toEqual(EMPTY_CHAT);
  });
});
