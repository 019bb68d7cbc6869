import { afterEach, describe, expect, it, vi } from "vitest";
import { until } from "../until.ts";
import { type OpenChat, openChat } from "./open-chat.ts";

// Colour is decided when Ink is loaded.
vi.hoisted(() => Object.assign(process.env, { FORCE_COLOR: "3" }));

const SIZES = [
  [60, 15],
  [80, 24],
  [120, 40],
] as const;
const HOSTILE =
  "Tabs\tand\u001b[2J\u001b[Hescapes\u0007, wide 日本語のとても長い文章がここに続いてさらに続いてもっと続いてまだまだ続く, 🎉 and " +
  `${"unbroken".repeat(30)}.\n\n\`\`\`\n\t${"code ".repeat(40)}\n\`\`\`\n- ${"an item of a list ".repeat(12)}\n\n| a | b |`;

let chat: OpenChat | undefined;

afterEach(async () => {
  chat?.stop();
  await chat?.ended.catch(() => {});
  chat = undefined;
});

async function open(columns: number, rows: number): Promise<OpenChat> {
  chat = await openChat(columns, rows);
  return chat;
}

async function arrivals({ arrived }: OpenChat, count: number) {
  await until(`${count} questions have arrived`, () => arrived.length === count);
  return arrived;
}

/** One prompt, at the bottom, and no line that the terminal had to break. */
function expectWholeFrame({ screen }: OpenChat): void {
  const lines = screen.lines();
  expect(lines.filter((line) => /^(└ )?ask › /.test(line))).toHaveLength(1);
  expect(lines.at(-1)).toMatch(/^Enter asks/);
  expect(screen.brokenLines()).toEqual([]);
  expect(screen.isRaw()).toBe(true);
}

describe.each(SIZES)("the chat at %i x %i", (columns, rows) => {
  it("shows a question, that it is being worked on, and then its answer with its sources", async () => {
    const opened = await open(columns, rows);
    const { screen } = opened;
    screen.type("How do I retry a failed batch?\r");
    const [question] = await arrivals(opened, 1);
    await screen.shows("ledger  sent");
    question?.acknowledge();
    await screen.shows("ledger  Thinking...");
    expectWholeFrame(opened);
    question?.answer();
    await screen.shows("answered in 12 ms · extractive");
    const lines = screen.lines();
    const start = lines.indexOf("you     How do I retry a failed batch?");
    const footer = lines.findIndex((line) => line.includes("✓ answered"));
    expect(lines[start + 1]).toMatch(/^ledger {2}Correct the failed entries/);
    for (const line of lines.slice(start + 2, footer + 1)) expect(line).toMatch(/^ {8}\S|^ {12}gl-/);
    expect(screen.text()).toMatch(/ {8}\[1\] Batch publishing › Send failed entries again\s+gl-publisher/);
    expect(screen.text()).not.toContain("Thinking...");
    expectWholeFrame(opened);
  });

  it("lines its sources up", async () => {
    const opened = await open(columns, rows);
    opened.screen.type("q\r");
    const title = "A title that is long enough to be broken on every screen there is ".repeat(2).trim();
    (await arrivals(opened, 1))[0]?.answer({
      citations: [
        { marker: 1, source: "a/first.md#one", title, quote: "" },
        { marker: 10, source: "b/second.md#two", title: "Short", quote: "" },
      ],
    });
    await opened.screen.shows("✓ answered");
    const lines = opened.screen.lines();
    const first = lines.findIndex((line) => line.startsWith("        [1]  A title"));
    const second = lines.indexOf("        [10] Short  b/second.md#two");
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    for (const line of lines.slice(first + 1, second)) expect(line).toMatch(/^ {13}\S/);
  });

  it("stays whole whatever an answer holds", async () => {
    const opened = await open(columns, rows);
    opened.screen.type("first\r");
    (await arrivals(opened, 1))[0]?.answer({ text: HOSTILE, degraded: HOSTILE, model: HOSTILE });
    await opened.screen.shows("in 12 ms");
    opened.screen.type("second\r");
    (await arrivals(opened, 2))[1]?.answer();
    await opened.screen.shows("again. [1]");
    expectWholeFrame(opened);
    expect(opened.screen.lines().slice(0, 2)).toEqual(["Ledger", "ready in 1.0 s"]);
    expect(opened.screen.text()).toContain("you     first\nledger  Tabs    andescapes");
  });

  it("stays whole while a long line is typed, and asks it unchanged", async () => {
    const opened = await open(columns, rows);
    const { screen } = opened;
    const text = `${"a long question, 長い質問 👩‍👩‍👧‍👦, ".repeat(60)}end`;
    screen.type("first\r");
    (await arrivals(opened, 1))[0]?.answer();
    await screen.shows("✓ answered");
    const before = screen.lines().slice(0, -3);
    for (let at = 0; at < text.length; at += 700) screen.type(text.slice(at, at + 700));
    await screen.shows(/end {0,2}\n+Enter asks/);
    expect(screen.lines().slice(0, before.length)).toEqual(before);
    expect(screen.lines().length - before.length).toBeLessThanOrEqual(6);
    expect(screen.brokenLines()).toEqual([]);
    screen.type("\r");
    expect((await arrivals(opened, 2))[1]?.question).toBe(text);
  });

  it("keeps to the screen with many questions open, and shows each answer once", async () => {
    const opened = await open(columns, rows);
    const { screen } = opened;
    const questions = Array.from({ length: 20 }, (_, index) => `question ${index}.`);
    screen.type(`${questions.join("\r")}\r`);
    const arrived = await arrivals(opened, 20);
    await screen.shows("and 17 more");
    expect(screen.lines().length).toBeLessThan(rows);
    for (const { answer } of arrived.toReversed()) answer();
    await screen.shows("you     question 0.");
    await until("nothing is open", () => !/sent|more$/m.test(screen.text()));
    for (const question of questions) expect(screen.text().split(`you   ${question}`).length).toBeLessThan(3);
    const order = screen
      .lines()
      .filter((line) => line.includes("question"))
      .map((line) => line.slice(8));
    expect(order).toEqual(questions.toReversed());
    expectWholeFrame(opened);
  });
});

describe("the chat", () => {
  it("has colour", async () => {
    const { screen } = await open(80, 24);
    expect(screen.cellsOf("ask ›").every((cell) => cell.isFgPalette() && cell.isBold())).toBe(true);
  });

  it("stays whole when its terminal changes its size", async () => {
    const opened = await open(120, 40);
    const { screen, arrived } = opened;
    screen.type("one\rtwo\rthree\rfour\r");
    await arrivals(opened, 4);
    arrived[0]?.answer();
    await screen.shows("✓ answered");
    screen.type("typed");
    await screen.shows("ask › typed");
    for (const [columns, rows] of [
      [60, 15],
      [200, 50],
      [80, 24],
      [60, 15],
    ] as const) {
      screen.resize(columns, rows);
      await until("the prompt is there once", () => screen.lines().at(-1)?.startsWith("Enter asks") === true);
      expect(screen.lines().filter((line) => line.includes("ask › typed"))).toHaveLength(1);
      expect(screen.lines().filter((line) => line === "you     one")).toHaveLength(1);
      expect(screen.lines().filter((line) => line.includes("✓ answered"))).toHaveLength(1);
    }
    for (const { answer } of arrived) answer();
    await screen.shows("└ you   four");
    await until("nothing is open", () => !screen.text().includes("sent"));
    expect(screen.lines().filter((line) => line.includes("✓ answered"))).toHaveLength(4);
  });

  it("follows up, and begins a new thread after Ctrl-N", async () => {
    const opened = await open(80, 24);
    const { screen } = opened;
    screen.type("one\r");
    await screen.shows("└ ask › What else about this?");
    screen.type("two\r");
    await arrivals(opened, 2);
    screen.type("\u000e");
    await screen.shows("\nask ›   What do you want to know?");
    screen.type("three\r");
    const arrived = await arrivals(opened, 3);
    expect(arrived.map(({ thread }) => thread)).toEqual([undefined, "thread 1", undefined]);
  });

  it("takes a paste of several lines as one question, asked with Enter", async () => {
    const opened = await open(80, 24);
    opened.screen.paste("What is this?\r\n\tat publish (gl.ts:4)\r\n");
    await opened.screen.shows("ask ›   What is this?\n            at publish (gl.ts:4)");
    expect(opened.arrived).toEqual([]);
    opened.screen.type("\r");
    expect((await arrivals(opened, 1))[0]?.question).toBe("What is this?\n    at publish (gl.ts:4)");
  });

  it("shows a notice among the answers", async () => {
    const opened = await open(80, 24);
    opened.notice("close.md cannot be read.\u001b[2J Mend it.");
    await opened.screen.shows("\n! close.md cannot be read. Mend it.\n");
    expectWholeFrame(opened);
  });

  it("shows where the cursor stands, on a whole letter", async () => {
    const { screen } = await open(80, 24);
    screen.type("abe\u0301cd\u001b[D\u001b[D\u001b[D");
    await screen.shows("ask ›   abe\u0301cd");
    const inverse = () =>
      screen
        .cellsOf("abe\u0301cd")
        .filter((cell) => cell.isInverse())
        .map((cell) => cell.getChars());
    await until("the cursor is there", () => inverse().join() === "e\u0301");
  });
});

describe("the end of the chat", () => {
  function expectRestored({ screen }: OpenChat): void {
    expect(screen.isRaw()).toBe(false);
    expect(screen.isCursorShown()).toBe(true);
    expect(screen.terminal.modes.bracketedPasteMode).toBe(false);
    expect(screen.terminal.buffer.active.type).toBe("normal");
  }

  it.each<[string, (opened: OpenChat) => void]>([
    ["Ctrl-C", ({ screen }) => screen.type("\u0003")],
    ["Ctrl-C behind what is typed", ({ screen }) => screen.type("what\u0003")],
    ["Ctrl-D", ({ screen }) => screen.type("\u0004")],
    ["its signal", ({ stop }) => stop()],
  ])("by %s leaves the terminal as it was, and the answers on it", async (_title, end) => {
    const opened = await open(80, 24);
    const { screen } = opened;
    expect(screen.isCursorShown()).toBe(false);
    screen.type("one\r");
    (await arrivals(opened, 1))[0]?.answer();
    await screen.shows("✓ answered");
    end(opened);
    await opened.ended;
    expectRestored(opened);
    expect(screen.text()).toContain("you     one\nledger  Correct");
    expect(screen.text()).not.toContain("ask ›");
    expect(screen.lines().at(-1)).toBe("Stopping...");
  });

  it("comes with the fault of a question that cannot be asked", async () => {
    const opened = await open(80, 24);
    const fault = new Error("Slack is gone");
    opened.screen.type("one\r");
    (await arrivals(opened, 1))[0]?.fail(fault);
    await expect(opened.ended).rejects.toBe(fault);
    expectRestored(opened);
  });

  it("comes with what a component throws, which is not drawn over the chat", async () => {
    const opened = await open(80, 24);
    opened.screen.type("one\r");
    (await arrivals(opened, 1))[0]?.answer({ text: null as unknown as string });
    await expect(opened.ended).rejects.toThrow(TypeError);
    expectRestored(opened);
    expect(opened.screen.lines()).toEqual(["Ledger", "ready in 1.0 s"]);
  });
});
