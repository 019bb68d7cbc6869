import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "@slack/bolt";
import { afterEach, describe, expect, it, vi } from "vitest";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { type OpenClient, openClient } from "./open-client.ts";

// Colour is decided when Ink is loaded.
vi.hoisted(() => Object.assign(process.env, { FORCE_COLOR: "3" }));

const SIZES = [
  [60, 15],
  [80, 24],
  [120, 40],
] as const;
const UP = "\u001b[A";
const DOWN = "\u001b[B";
const ESCAPE = "\u001b";
const CTRL_G = "\u0007";
const CTRL_P = "\u0010";

let client: OpenClient | undefined;

afterEach(async () => {
  await client?.close();
  client = undefined;
  await removeTemporaryFolders();
});

async function open(columns: number, rows: number, listen?: (app: App) => void): Promise<OpenClient> {
  client = await openClient(columns, rows, listen);
  return client;
}

/** One key at a time, as a person presses them: each is drawn before the next. */
async function press(
  opened: OpenClient,
  ...keys: readonly (readonly [string, string | RegExp])[]
): Promise<void> {
  for (const [keys_, shown] of keys) {
    opened.screen.type(keys_);
    await opened.screen.shows(shown);
  }
}

const plain = (text: string) => ({ type: "plain_text" as const, text });

function answering(app: App): void {
  app.message(/.*/, async ({ message, say }) => {
    if (message.subtype !== undefined) return;
    await say({
      thread_ts: message.thread_ts ?? message.ts,
      text: "Resend",
      blocks: [
        {
          type: "section",
          text: { type: "mrkdwn", text: `Send *the batch* again. You said: ${message.text}` },
        },
        {
          type: "actions",
          block_id: "b",
          elements: [{ type: "button", action_id: "done", text: plain("Done") }],
        },
        { type: "context", elements: [{ type: "mrkdwn", text: "[1] Batches `gl/batches.md`" }] },
      ],
    });
  });
  app.action("done", async ({ ack, respond, body }) => {
    await ack();
    await respond({ replace_original: true, text: `Closed by <@${body.user.id}>` });
  });
}

function expectWholeFrame({ screen }: OpenClient, columns: number, rows: number): void {
  expect(screen.terminal.buffer.active.type).toBe("alternate");
  expect(screen.lines().length).toBeLessThanOrEqual(rows - 1);
  expect(screen.brokenLines()).toEqual([]);
  for (const line of screen.lines()) expect(line.length).toBeLessThanOrEqual(columns);
  expect(screen.isRaw()).toBe(true);
}

describe.each(SIZES)("the client at %i x %i", (columns, rows) => {
  it("asks, shows the answer with its blocks, and presses its button", async () => {
    const opened = await open(columns, rows, answering);
    const { screen } = opened;
    screen.type("How do I retry?\r");
    await screen.shows("[1] Batches gl/batches.md");
    await screen.shows("└ › Reply in the thread");
    expect(screen.text()).toMatch(/ana {6}How do I retry\?/);
    expect(screen.text()).toMatch(/│ ledger {3}Send the batch again\./);
    expectWholeFrame(opened, columns, rows);
    screen.type(UP);
    await screen.shows("Enter presses");
    expect(screen.cellsOf("[ Done ]").every((cell) => cell.isInverse())).toBe(true);
    screen.type("\r");
    await screen.shows("Closed by @ana");
    expectWholeFrame(opened, columns, rows);
  });

  it("stays whole when its terminal changes its size", async () => {
    const opened = await open(columns, rows, answering);
    opened.screen.type("one\rtwo\rthree\r");
    await opened.screen.shows("You said: three");
    opened.screen.type("typed");
    for (const [newColumns, newRows] of [...SIZES, [200, 50], [columns, rows]] as const) {
      opened.screen.resize(newColumns, newRows);
      await until("the line is there once", () => {
        const lines = opened.screen.lines();
        return lines.length === newRows - 1 && lines.filter((line) => /^└ › typed/.test(line)).length === 1;
      });
      expect(opened.screen.lines().at(-1)).toMatch(/^Enter sends/);
    }
  });
});

describe("the client", () => {
  it("takes questions while others are open, in one thread", async () => {
    const asked: (string | undefined)[] = [];
    const { screen } = await open(80, 24, (app) => {
      app.message(async ({ message }) => {
        if (message.subtype === undefined) asked.push(message.thread_ts);
      });
    });
    screen.type("one\rtwo\rthree\r");
    await until("all have arrived", () => asked.length === 3);
    expect(asked[0]).toBeUndefined();
    expect(asked[1]).toBeDefined();
    expect(asked[2]).toBe(asked[1]);
  });

  it("mentions a bot in a channel, as another person, who sees only their own direct message", async () => {
    const mentions: string[] = [];
    const opened = await open(80, 24, (app) => {
      app.event("app_mention", async ({ event }) => void mentions.push(`${event.user}: ${event.text}`));
    });
    opened.screen.type("a secret of ana\r");
    await opened.screen.shows("a secret of ana");
    await press(opened, [CTRL_P, "Who are you"], [DOWN, "› ben"], ["\r", "as ben"]);
    expect(opened.screen.text()).not.toContain("a secret of ana");
    await press(opened, [CTRL_G, "Go to"], ["help", "  help"], ["\r", "› Message # ledger-help"]);
    opened.screen.type("@ledger hello\r");
    await opened.screen.shows("ben      @ledger hello");
    await until("the mention has arrived", () => mentions.length === 1);
    expect(mentions).toEqual([`U0BEN000001: <@${opened.slack.botUserId}> hello`]);
  });

  it("fills in a modal that a slash command opened, and shows what is wrong with it", async () => {
    const opened = await open(80, 24, (app) => {
      app.command("/ledger", async ({ ack, body, client }) => {
        await ack();
        await client.views.open({
          trigger_id: body.trigger_id,
          view: {
            type: "modal",
            callback_id: "ask",
            title: plain("Ask Ledger"),
            submit: plain("Send"),
            blocks: [
              {
                type: "input",
                block_id: "q",
                label: plain("Question"),
                element: { type: "plain_text_input", action_id: "text" },
              },
            ],
          },
        });
      });
      app.view("ask", async ({ ack, view, body, client }) => {
        const text = view.state.values.q?.text?.value ?? "";
        if (text.length < 5) return ack({ response_action: "errors", errors: { q: "Too short" } });
        await ack();
        await client.chat.postMessage({ channel: body.user.id, text: `You asked: ${text}` });
      });
    });
    opened.screen.type("/ledger\r");
    await opened.screen.shows("Ask Ledger");
    await press(
      opened,
      ["\r", "Enter keeps it"],
      ["why\r", "[ why ]"],
      [DOWN, "[ Send ]"],
      ["\r", "! Too short"],
    );
    await press(opened, [UP, "! Too short"], ["\r", "› why"], [" is it so\r", "[ why is it so ]"]);
    await press(opened, [DOWN, "[ Send ]"], ["\r", "You asked: why is it so"]);
    expect(opened.screen.text()).not.toContain("Ask Ledger");
  });

  it("posts nothing of what is written in a modal that is closed elsewhere", async () => {
    const opened = await open(80, 24, (app) => {
      app.command("/ledger", async ({ ack, body, client }) => {
        await ack();
        const element = { type: "timepicker" as const, action_id: "at" };
        const input = { type: "input" as const, block_id: "t", label: plain("At"), element };
        const heads = { title: plain("When"), submit: plain("Send") };
        const view = { type: "modal" as const, ...heads, blocks: [input] };
        await client.views.open({ trigger_id: body.trigger_id, view });
      });
    });
    await press(opened, [CTRL_G, "Go to"], ["help", "  help"], ["\r", "› Message # ledger-help"]);
    await press(opened, ["/ledger\r", "[ HH:MM ]"], ["\r", "Write (HH:MM)"], ["25:", "› 25:"]);
    await opened.slack.closeView({ user: "U0ANA000001" });
    await opened.screen.shows("! The modal went away. Not sent: 25: Esc goes on.");
    opened.screen.type("99\r25:99\r");
    await press(opened, [ESCAPE, "Enter sends"], ["anew\r", "ana      anew"]);
    expect(opened.slack.history("C0LEDGERHLP").map(({ text }) => text)).toEqual(["anew"]);
  });

  it("says once, as Slackbot, that there is no such command", async () => {
    const { screen } = await open(80, 24);
    screen.type("/nothing\r");
    await screen.shows("Slackbot");
    await screen.shows("Only visible to you");
    expect(screen.text().match(/\/nothing/g)).toHaveLength(1);
    expect(screen.text()).not.toContain("! ");
  });

  it("shows an app's home, and presses its button", async () => {
    const clicks: string[] = [];
    const opened = await open(80, 24, (app) => {
      app.event("app_home_opened", async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: {
            type: "home",
            blocks: [
              {
                type: "section",
                text: { type: "mrkdwn", text: `Hello <@${event.user}>` },
                accessory: { type: "button", action_id: "go", text: plain("Go") },
              },
            ],
          },
        });
      });
      app.action("go", async ({ ack, body }) => {
        await ack();
        clicks.push(body.user.id);
      });
    });
    await press(opened, [CTRL_G, "Go to"], ["home tab", "  home tab"], ["\r", "Hello @ana"]);
    opened.screen.type(DOWN);
    await until("the button has the keyboard", () =>
      opened.screen.cellsOf("[ Go ]").every((cell) => cell.isInverse()),
    );
    opened.screen.type("\r");
    await until("the click has arrived", () => clicks.length === 1);
    expect(clicks).toEqual(["U0ANA000001"]);
  });

  it("shows a text while it is streamed, and stops it", async () => {
    const stopped: unknown[] = [];
    const opened = await open(80, 24, (app) => {
      app.message(async ({ message, client }) => {
        if (message.subtype !== undefined) return;
        const { channel, ts: thread_ts } = message;
        await client.assistant.threads.setStatus({ channel_id: channel, thread_ts, status: "is thinking…" });
        const { ts = "" } = await client.chat.startStream({ channel, thread_ts });
        await client.chat.appendStream({ channel, ts, markdown_text: "A hard close" });
      });
      app.event("agent_session_stopped" as "app_mention", async ({ event }) => void stopped.push(event));
    });
    opened.screen.type("What is a hard close?\r");
    await opened.screen.shows("[ Stop ]");
    await opened.screen.shows("│ ledger   A hard close ▌");
    await press(opened, [UP, "Enter presses"], ["\r", "Enter presses"]);
    await until("it grows no more", () => !opened.screen.text().includes("▌"));
    await until("the app has heard of it", () => stopped.length === 1);
  });

  it("shares a file by its path, and keeps one", async () => {
    const folder = await temporaryFolder();
    const [path, copy] = [join(folder, "close.csv"), join(folder, "copy.csv")];
    await writeFile(path, "period,state\n");
    const opened = await open(120, 40);
    opened.screen.type(`/upload ${path}\r`);
    await opened.screen.shows("[ close.csv · 13 B ↓ ]");
    await press(opened, [UP, "Enter presses"], ["\r", "Keep close.csv as"]);
    opened.screen.type(`\u0015${copy}\r`);
    await opened.screen.shows("is written, 13 bytes");
    expect(await readFile(copy, "utf8")).toBe("period,state\n");
    await press(opened, [ESCAPE, "Enter sends"]);
    opened.screen.type(`/upload ${join(folder, "none")}\r`);
    await opened.screen.shows("ENOENT");
  });

  it("edits, reacts to and deletes a message, and marks what only one sees", async () => {
    const opened = await open(80, 24, (app) => {
      app.command("/ledger", async ({ ack }) => ack({ response_type: "ephemeral", text: "psst" }));
    });
    const menu = async (choice: string) => {
      await press(opened, [UP, "Enter presses"], ["\r", "Reply in the thread"], [choice, `  ${choice}`]);
      opened.screen.type("\r");
    };
    opened.screen.type("helo\r");
    await opened.screen.shows("ana      helo");
    await menu("Edit");
    await press(opened, ["\u007f", "› hel"], ["lo\r", "hello (edited)"]);
    await press(opened, [ESCAPE, "Enter sends"]);
    await menu("React");
    await press(opened, ["eyes\r", ":eyes: 1"], [ESCAPE, "Enter sends"]);
    await menu("Delete");
    await until("it is gone", () => !opened.screen.text().includes("hello"));
    opened.screen.type("\u000e/ledger\r");
    await opened.screen.shows("psst");
    await opened.screen.shows("Only visible to you");
  });

  it("shows a notice at once", async () => {
    const opened = await open(80, 24);
    opened.notice("close.md cannot be read.\u001b[2J Mend it.");
    await opened.screen.shows("! close.md cannot be read. Mend it.");
    expectWholeFrame(opened, 80, 24);
  });

  it("has colour", async () => {
    const { screen } = await open(80, 24);
    expect(
      screen
        .cellsOf("› Message")
        .slice(0, 1)
        .every((cell) => cell.isFgPalette() && cell.isBold()),
    ).toBe(true);
  });
});

describe("the end of the client", () => {
  function expectRestored({ screen }: OpenClient): void {
    expect(screen.isRaw()).toBe(false);
    expect(screen.isCursorShown()).toBe(true);
    expect(screen.terminal.modes.bracketedPasteMode).toBe(false);
    expect(screen.terminal.buffer.active.type).toBe("normal");
    expect(screen.text()).toBe("");
  }

  it.each<[string, (opened: OpenClient) => void]>([
    ["Ctrl-C", ({ screen }) => screen.type("\u0003")],
    ["Ctrl-C behind what is typed", ({ screen }) => screen.type("what\u0003")],
    ["Ctrl-D", ({ screen }) => screen.type("\u0004")],
    ["its signal", ({ stop }) => stop()],
  ])("by %s leaves the terminal as it was", async (_title, end) => {
    const opened = await open(80, 24);
    expect(opened.screen.isCursorShown()).toBe(false);
    end(opened);
    await opened.ended;
    expectRestored(opened);
  });

  it("comes with what breaks the view, which is not drawn over the terminal", async () => {
    const opened = await open(80, 24);
    // A message without a user cannot be: a simulator with a bug.
    const broken = new TypeError("no user");
    vi.spyOn(opened.slack, "history").mockImplementation(() => [
      Object.defineProperty({ channel: "D1", ts: "1.1", text: "" }, "user", {
        get: () => {
          throw broken;
        },
      }) as never,
    ]);
    opened.screen.type("one\r");
    await expect(opened.ended).rejects.toThrow();
    expectRestored(opened);
  });
});
