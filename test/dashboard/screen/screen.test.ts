import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Model } from "../../../src/dashboard/client/model.ts";
import { paneRows } from "../../../src/dashboard/screen/pane.ts";
import { screenRows } from "../../../src/dashboard/screen/screen.ts";
import { rowWidth } from "../../../src/dashboard/text/width.ts";
import { EVERY_BLOCK } from "../every-block.ts";
import {
  BOT,
  botMessage,
  DIRECT,
  messageOf,
  modelOf,
  seenMessage,
  seenOf,
  threadOf,
  wordsOf,
} from "../models.ts";

const SIZES = [
  { columns: 60, rows: 15 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
] as const;

const HOSTILE = `Tabs\tand\u001b[2J\u001b[Hescapes\u0007 and \u009b1m, wide 日本語のとても長い文章がここに続いてさらに続いて 🎉 👩‍👩‍👧‍👦 ${"unbroken".repeat(40)}\n\`\`\`\n\t${"code ".repeat(40)}\n\`\`\``;

function answered(text: string, more = {}): Model {
  const answer = botMessage({ text, blocks: [{ type: "markdown", text }, ...EVERY_BLOCK] });
  return modelOf({ seen: seenOf([threadOf(messageOf({ text }), [answer])]), ...more });
}

function expectWhole(model: Model): void {
  const rows = screenRows(model);
  expect(rows).toHaveLength(model.size.rows - 1);
  for (const row of rows) {
    expect(rowWidth(row)).toBeLessThanOrEqual(model.size.columns);
    for (const { text } of row) expect(text).not.toMatch(/\p{Control}/u);
  }
}

describe("a message", () => {
  it("is drawn with each of its blocks", () => {
    const model = modelOf({
      seen: seenOf([threadOf(messageOf({ text: "Release?" }), [botMessage({ blocks: EVERY_BLOCK })])]),
    });
    expect(wordsOf(paneRows(model)).join("\n")).toMatchInlineSnapshot(`
      "ana      Release?
      │ ledger   Release 4.2
      │          Deploy 4.2 to production? See the notes
      │          (https://example.com/r) and ask @ben. Run npm ci
      │          ▏ quoted & fine
      │          [ Notes ↗ ]
      │          Owner                    Risk
      │          ana                      low
      │          When
      │          today
      │          ─────────────────────────────────────────────────
      │          • one @ana
      │          • two 日本語 🎉
      │            code  here
      │              more
      │          ▏ said before
      │          Steps
      │          1. First do this (https://example.com)
      │          2. then that
      │
      │          name   │ state
      │          ───────┼──────
      │          ledger │ up
      │          Releasing
      │            ✓ Build
      │            ◐ Deploy
      │          [ Approve ] [ Deny ] [ Environment ▾ ]
      │          [ 2026-01-31 ]
      │          [x] Tested
      │          [ ] Reviewed
      │
      │          Why (optional)
      │          [ write here ]
      │          A line is enough
      │          [ + Good ] [ - Bad ]
      │          [image: a chart]
      │          [1] Month-end close gl/close.md
      │          [hologram] of tomorrow"
    `);
  });

  it.each<[string, Parameters<typeof botMessage>[0], string]>([
    ["that was edited says so", { text: "a", edited: { user: BOT, ts: "1.1" } }, "ledger   a (edited)"],
    [
      "has its reactions",
      { text: "a", reactions: [{ name: "eyes", users: ["U1"], count: 1 }] },
      "         :eyes: 1",
    ],
  ])("%s", (_title, more, expected) => {
    const model = modelOf({ seen: seenOf([threadOf(botMessage(more))]) });
    expect(wordsOf(paneRows(model))).toContain(expected);
  });

  it("that only one person sees says so, and files can be kept", () => {
    const file = {
      id: "F0000000001",
      created: 0,
      user: BOT,
      name: "close.csv",
      title: "",
      mimetype: "text/csv",
      filetype: "csv",
      prettyType: "CSV",
      size: 12_345,
      url: "http://127.0.0.1/close.csv",
      shares: [],
    };
    const root = seenMessage(botMessage({ text: "psst" }), { ephemeral: true, files: [file] });
    const words = wordsOf(paneRows(modelOf({ seen: seenOf([{ ...threadOf(botMessage()), root }]) })));
    expect(words).toEqual([
      "ledger   psst",
      "         [ close.csv · 12 kB ↓ ]",
      "         Only visible to you",
    ]);
  });

  it("that an app is at work on has its status, a stop button and prompts", () => {
    const assistant = {
      status: "is thinking…",
      loadingMessages: [],
      prompts: [{ title: "What is a hard close?", message: "x" }],
      session: "processing" as const,
    };
    const words = wordsOf(paneRows(modelOf({ seen: seenOf([threadOf(messageOf(), [], { assistant })]) })));
    expect(words.slice(1)).toEqual([
      "│          [ Stop ]",
      "│          is thinking…",
      "│          [ What is a hard close? ]",
    ]);
  });
});

describe.each(SIZES)("the screen at $columns x $rows", (size) => {
  it("says where one is and who, is ready to be written in, and tells the keys", () => {
    const words = wordsOf(screenRows(modelOf({ size, facts: ["ready in 0.3 s"] })));
    expect(words[0]).toMatch(/^@ ledger {5,}as ana in Simulated workspace$/);
    expect(words.join("\n")).toContain("ready in 0.3 s");
    expect(words.at(-2)).toBe("› Message @ ledger");
    expect(words.at(-1)).toMatch(/^Enter sends · Ctrl-C leaves · \? keys/);
  });

  it("keeps what an app is pointed here with for the help", () => {
    const told = { size: { columns: size.columns, rows: 60 }, facts: ["Web page"], guide: ["export A=1"] };
    const help = { type: "help" as const, top: 0 };
    expect(wordsOf(screenRows(modelOf(told))).join("\n")).not.toContain("export A=1");
    expect(wordsOf(screenRows(modelOf({ ...told, overlay: help }))).join("\n")).toContain("export A=1");
  });

  it("stays whole whatever an app writes, in lists and modals too", () => {
    const model = answered(HOSTILE, { size });
    const view = {
      id: "V1",
      type: "modal",
      title: { type: "plain_text", text: HOSTILE },
      submit: { type: "plain_text", text: "Send" },
      close: null,
      blocks: EVERY_BLOCK,
    };
    const modal = {
      ...model.seen,
      view: { open: { view, errors: { i: HOSTILE, z: HOSTILE } }, entered: {} },
    };
    for (const shown of [
      model,
      {
        ...model,
        overlay: { type: "help" as const, top: 0 },
        facts: [HOSTILE],
        notices: [HOSTILE],
        noticeShown: true,
      },
      { ...model, seen: modal as unknown as Model["seen"] },
      { ...model, line: { before: HOSTILE.replaceAll(/\p{Control}/gu, " ").repeat(5), after: "日" } },
    ])
      expectWhole(shown);
  });
});

it("stays whole at any size, whatever is written", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(..."*_~`<>|@#!&;[]() \n日🎉a") }),
  );
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: 20, max: 200 }),
      fc.integer({ min: 6, max: 60 }),
      (said, columns, rows) => {
        const answer = botMessage({
          text: said,
          blocks: [
            { type: "section", text: { type: "mrkdwn", text: said } },
            { type: "markdown", text: said },
          ],
        });
        expectWhole(
          modelOf({ size: { columns, rows }, seen: seenOf([threadOf(messageOf({ text: said }), [answer])]) }),
        );
      },
    ),
    { numRuns: 200 },
  );
});

it("draws any block without a fault", () => {
  const block = fc.record({
    type: fc.constantFrom(...EVERY_BLOCK.map(({ type }) => type), "call"),
    text: fc.jsonValue(),
    elements: fc.jsonValue(),
    element: fc.jsonValue(),
    rows: fc.jsonValue(),
    fields: fc.jsonValue(),
    accessory: fc.jsonValue(),
    tasks: fc.jsonValue(),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
      expectWhole(modelOf({ seen: seenOf([threadOf(botMessage({ channel: DIRECT, blocks }))]) }));
    }),
    { numRuns: 300 },
  );
});
