import { expect, it } from "vitest";
import type { Sample } from "../../../src/loadtest/measure/sample.ts";
import type { AskedInSlack } from "../../../src/loadtest/targets/slack/asked-in-slack.ts";
import { createClosedBook } from "../../../src/loadtest/targets/slack/closed-book.ts";
import type { ReplyMessage } from "../../../src/loadtest/targets/slack/reply-message.ts";
import { slackSample } from "../../../src/loadtest/targets/slack/slack-sample.ts";

function reply(changes: Partial<ReplyMessage> = {}): ReplyMessage {
  return {
    ...{ channel: "C1", ts: "2.1", thread: "1.1", answers: "1.1", part: 1, parts: 1, outcome: "answered" },
    ...{ hasText: true, sources: [], citations: 0, ...changes },
  };
}

function asked(ts: string, ...replies: ReplyMessage[]): AskedInSlack {
  const question = { text: "", kind: "fresh", stage: "", plannedAt: 0, user: 0, channel: 0 } as const;
  return {
    ...{ question, channel: "C1", thread: ts, ts, sentAt: 0, elsewhere: false },
    replies: new Map(replies.map((each) => [each.ts, each])),
  };
}

function told(asked: AskedInSlack): Sample {
  return slackSample(asked, 100);
}

it("knows a second answer from an edit, a further part, and what is no answer", () => {
  const book = createClosedBook();
  const first = asked("1.1", reply());
  const sample = told(first);
  book.add(first, sample);
  expect(book.answeredBefore(reply())).toBeUndefined();
  expect(book.answeredBefore(reply({ ts: "2.2", part: 2 }))).toBeUndefined();
  expect(book.answeredBefore(reply({ ts: "2.2", outcome: undefined }))).toBeUndefined();
  expect(book.answeredBefore(reply({ ts: "2.2", answers: "9.9" }))).toBeUndefined();
  expect(book.answeredBefore(reply({ ts: "2.2" }))).toBe(sample);
});

it("tells of each question once, and not where its sample told of it", () => {
  const book = createClosedBook();
  const [first, doubled] = [
    asked("1.1", reply()),
    asked("3.1", reply({ ts: "3.2", answers: "3.1" }), reply({ ts: "3.3", answers: "3.1" })),
  ];
  const sample = told(first);
  book.add(first, sample);
  expect([reply({ ts: "2.2" }), reply({ ts: "2.3" })].map(book.answeredBefore)).toEqual([sample, undefined]);
  book.add(doubled, told(doubled));
  expect(book.answeredBefore(reply({ ts: "3.4", answers: "3.1" }))).toBeUndefined();
});

it("takes an answer that comes after the time-out for the first one", () => {
  const book = createClosedBook();
  const lost = asked("1.1");
  book.add(lost, told(lost));
  expect(book.answeredBefore(reply())).toBeUndefined();
});

it("remembers so many questions and forgets the oldest", () => {
  const book = createClosedBook(2);
  for (const ts of ["1.1", "1.2", "1.3"]) {
    const each = asked(ts, reply({ answers: ts }));
    book.add(each, told(each));
  }
  const again = ["1.1", "1.2", "1.3"].map((answers) => book.answeredBefore(reply({ ts: "9.9", answers })));
  expect(again.map((sample) => sample !== undefined)).toEqual([false, true, true]);
});
