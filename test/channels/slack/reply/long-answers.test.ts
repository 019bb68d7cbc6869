import fc from "fast-check";
import { expect, it } from "vitest";
import type { FaultRule } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import { HELP } from "../../../simulators/slack/clients.ts";
import { ANSWER, type Asked, asked, markdownOf, NEW, RETRIED, startedWorld } from "../started-replies.ts";

const LONG = { ...ANSWER, text: "word ".repeat(6_000) };
const POST = "chat.postMessage";

const partsIn = (question: Asked) =>
  question
    .replies()
    .map(({ metadata }) => metadata?.event_payload)
    .map((mark) => [mark?.part, mark?.parts, mark?.state]);

const THREE = [
  [1, 3, "answered"],
  [2, 3, "answered"],
  [3, 3, "answered"],
];

it("stands in several messages, in order, which know what part they are", async () => {
  const { slack, process } = await startedWorld();
  const question = asked(slack);
  const reply = question.by(process());
  const reference = await reply.thinking(NEW);
  await reply.finish(reference, LONG);
  expect(markdownOf(question.replies()).join("")).toBe(LONG.text);
  expect(partsIn(question)).toEqual(THREE);
  expect(question.replies()[0]?.ts).toBe(reference.ts);
});

it.each<[string, FaultRule]>([
  ["a part was posted and not answered", { fault: "connection_reset", method: POST, after: true, nth: 2 }],
  ["a part was not posted", { fault: "connection_reset", method: POST, nth: 3 }],
  ["a part hangs", { fault: "hang", method: POST, nth: 2 }],
  ["a part is posted late", { fault: "latency", method: POST, by: "22s", nth: 3 }],
  ["a part is told to wait", { fault: "rate_limited", method: POST, nth: 2 }],
])("has each part once, though %s", async (_what, rule) => {
  const { slack, process } = await startedWorld({ rules: [rule] });
  const question = asked(slack);
  const reply = question.by(process());
  await reply.finish(await reply.thinking(NEW), LONG);
  expect(markdownOf(question.replies()).join("")).toBe(LONG.text);
  expect(partsIn(question)).toEqual(THREE);
});

it("gets only the parts that are missing from the worker after a crash", async () => {
  const { slack, process, requests } = await startedWorld({
    rules: [{ fault: "error", method: POST, code: "fatal_error", from: 3 }],
  });
  const question = asked(slack);
  const first = question.by(process());
  const reference = await first.thinking(NEW);
  await expect(first.finish(reference, LONG)).rejects.toThrow();
  expect(partsIn(question)).toEqual(THREE.slice(0, 2));
  slack.setFaults("none");
  const before = requests().filter((method) => method === POST).length;

  const second = question.by(process());
  await second.finish(await second.thinking({ ...RETRIED, reference }), LONG);
  expect(markdownOf(question.replies()).join("")).toBe(LONG.text);
  expect(partsIn(question)).toEqual(THREE);
  expect(requests().filter((method) => method === POST)).toHaveLength(before + 1);
});

it("leaves no part of a longer answer behind when it is answered anew", async () => {
  const { slack, process } = await startedWorld();
  const question = asked(slack);
  const first = question.by(process());
  const reference = await first.thinking(NEW);
  await first.finish(reference, LONG);
  const second = question.by(process());
  await second.finish(await second.thinking({ ...NEW, reference }), ANSWER);
  expect(question.replies()).toMatchObject([{ text: ANSWER.text }]);
});

it("is taken back with all its parts", async () => {
  const { slack, process } = await startedWorld();
  const question = asked(slack);
  const reply = question.by(process());
  const reference = await reply.thinking(NEW);
  await reply.finish(reference, LONG);
  await question.by(process()).withdraw(reference);
  expect(question.replies()).toEqual([]);
});

it("is taken by Slack, whatever the Markdown and its sources", { timeout: 60_000 }, async () => {
  const { slack, process, events } = await startedWorld();
  const reply = process({ askPerson: true });
  let id = 0;
  const sign = fc.constantFrom(
    "word ",
    "\n\n",
    "```\n",
    "| a | b |\n|---|---|\n",
    "| 1 | 2 |\n",
    "- item\n",
    "🧾",
    "<!here> ",
    "&amp; ",
    "`x` ",
    "[a](https://b.c) ",
    " ",
  );
  const text = fc
    .array(
      fc.tuple(sign, fc.integer({ min: 1, max: 700 })).map(([each, times]) => each.repeat(times)),
      { minLength: 1, maxLength: 12 },
    )
    .map((all) => all.join(""));
  const title = fc.string({ maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(text, fc.array(title, { maxLength: 14 }), async (given, titles) => {
      id += 1;
      const question = asked(slack, HELP, `q_${id}`);
      const citations = titles.map((each, at) => ({
        marker: at + 1,
        source: "a.md#b",
        title: each,
        quote: "q",
      }));
      const one = question.by(reply);
      await one.finish({ way: "status" }, { ...ANSWER, text: given, citations });
      const kept = (all: string) => all.replaceAll(/[\s`|<‹-]/g, "");
      if (!given.includes("`") && !given.includes("|"))
        expect(kept(markdownOf(question.replies()).join(""))).toBe(kept(given) || kept("_No words came._"));
      expect(events.filter(({ type }) => type !== "slack_turn_awaited")).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
