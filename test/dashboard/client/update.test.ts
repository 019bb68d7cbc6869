import { describe, expect, it } from "vitest";
import type { Effect, Message, Model } from "../../../src/dashboard/client/model.ts";
import type { Seen, SeenShortcut } from "../../../src/dashboard/client/seen.ts";
import { update } from "../../../src/dashboard/client/update.ts";
import { formatFault } from "../../../src/dashboard/client/written-format.ts";
import type { KeyName } from "../../../src/dashboard/keys/key-press.ts";
import { hintRow } from "../../../src/dashboard/screen/hints.ts";
import { screenRows } from "../../../src/dashboard/screen/screen.ts";
import type { SlackView } from "../../../src/simulators/slack/workspace/view.ts";
import { EVERY_BLOCK } from "../every-block.ts";
import {
  ANA,
  BEN,
  BOT,
  botMessage,
  DIRECT,
  HELP,
  messageOf,
  modelOf,
  seenOf,
  threadOf,
  wordsOf,
} from "../models.ts";

const key = (name: KeyName): Message => ({ type: "key", press: { name } });
const type = (text: string): Message => ({ type: "key", press: { name: "text", text } });
const ENTER = key("enter");

/** The client after all of these, with what it wanted to be done on the way; what it told itself is followed. */
function pressed(model: Model, ...messages: readonly Message[]) {
  const wanted: Effect[] = [];
  const step = (before: Model, message: Message): Model => {
    const [next, effects] = update(before, message);
    return effects.reduce((current, effect) => {
      if (effect.type === "follow") return step(current, effect.message);
      wanted.push(effect);
      return current;
    }, next);
  };
  return { model: messages.reduce(step, model), wanted };
}

const atHelp = modelOf({ at: { type: "conversation", channel: HELP } });

describe("sending", () => {
  it.each<[string, Model, string, Effect]>([
    ["posts what is typed", modelOf(), "hello", { type: "send", channel: DIRECT, text: "hello" }],
    [
      "writes in the open thread",
      modelOf({ thread: "1.1" }),
      "more",
      { type: "send", channel: DIRECT, text: "more", thread: "1.1" },
    ],
    [
      "makes mentions of names",
      atHelp,
      "hi @ledger, see #general and @here",
      { type: "send", channel: HELP, text: `hi <@${BOT}>, see <#C0GENERAL01> and <!here>` },
    ],
    [
      "keeps what is nobody's name, and escapes Slack's three signs",
      atHelp,
      "a <b> & x@ledger @nobody",
      { type: "send", channel: HELP, text: "a &lt;b&gt; &amp; x@ledger @nobody" },
    ],
    [
      "runs a command",
      atHelp,
      "/ledger what is it",
      { type: "run-command", channel: HELP, command: "/ledger", text: "what is it" },
    ],
    [
      "shares a file",
      atHelp,
      "/upload ./a file.txt",
      { type: "upload", channel: HELP, path: "./a file.txt" },
    ],
  ])("%s", (_title, model, text, expected) => {
    const { model: sent, wanted } = pressed(model, type(text), ENTER);
    expect(wanted).toEqual([expected]);
    expect(sent.line).toEqual({ before: "", after: "" });
  });

  it("sends nothing where nothing is typed", () => {
    expect(pressed(modelOf(), type("  "), ENTER).wanted).toEqual([]);
  });

  it("joins a channel before one can write in it", () => {
    const outside = modelOf({ at: { type: "conversation", channel: "C0OUTSIDE01" } });
    expect(pressed(outside, ENTER).wanted).toEqual([{ type: "join", channel: "C0OUTSIDE01" }]);
  });

  it("goes on in the thread of a question to a bot, until the thread is left", () => {
    const { model } = pressed(modelOf(), { type: "sent", channel: DIRECT, thread: "1.1" });
    expect(model.thread).toBe("1.1");
    expect(pressed(model, key("ctrl-n")).model.thread).toBeUndefined();
    expect(pressed(model, key("escape")).model.thread).toBeUndefined();
    expect(pressed(atHelp, { type: "sent", channel: HELP, thread: "1.1" }).model.thread).toBeUndefined();
  });

  it.each([
    ["@le", "@ledger "],
    ["ask @b", "ask @ben "],
    ["/l", "/ledger "],
    ["/u", "/upload "],
    ["a /l", "a /l"],
    ["@nobody", "@nobody"],
  ])("completes %s to %s with Tab", (begun, expected) => {
    expect(pressed(atHelp, type(begun), key("tab")).model.line.before).toBe(expected);
  });

  it("takes a paste of several lines as one message, sent with Enter", () => {
    const { model, wanted } = pressed(modelOf(), { type: "pasted", text: "one\r\ntwo\n" });
    expect(wanted).toEqual([]);
    expect(pressed(model, ENTER).wanted).toEqual([{ type: "send", channel: DIRECT, text: "one\ntwo" }]);
  });
});

describe("leaving", () => {
  it.each<[string, Model, Message]>([
    ["Ctrl-C", modelOf(), key("ctrl-c")],
    ["Ctrl-C in a list", pressed(modelOf(), key("ctrl-g")).model, key("ctrl-c")],
    ["Ctrl-D where nothing is typed", modelOf(), key("ctrl-d")],
  ])("happens with %s", (_title, model, message) => {
    expect(pressed(model, message).model.ended).toEqual({});
  });

  it("keeps the first reason", () => {
    const fault = new Error("broken");
    const { model } = pressed(modelOf(), { type: "ended", ending: { fault } }, { type: "ended", ending: {} });
    expect(model.ended).toEqual({ fault });
  });
});

describe("going somewhere", () => {
  it("goes to the conversation that is chosen by a part of its name", () => {
    const { model } = pressed(modelOf({ thread: "1.1" }), key("ctrl-g"), type("help"), ENTER);
    expect(model.at).toEqual({ type: "conversation", channel: HELP });
    expect(model.thread).toBeUndefined();
    expect(model.overlay).toBeUndefined();
  });

  it("opens an app's home and a new direct message", () => {
    expect(pressed(modelOf(), key("ctrl-g"), type("home"), ENTER).wanted).toEqual([
      { type: "open-home", bot: BOT, tab: "home" },
    ]);
    expect(pressed(modelOf(), key("ctrl-g"), type("ben"), ENTER).wanted).toEqual([
      { type: "open-direct-message", other: BEN },
    ]);
  });

  it("becomes another person", () => {
    expect(pressed(modelOf(), key("ctrl-p"), key("down"), ENTER).wanted).toEqual([{ type: "be", user: BEN }]);
    const at = { type: "conversation", channel: HELP } as const;
    expect(pressed(modelOf({ thread: "1.1" }), { type: "became", me: BEN, at }).model).toMatchObject({
      me: BEN,
      at,
    });
  });

  it("closes a list with Esc and does nothing", () => {
    const { model, wanted } = pressed(modelOf(), key("ctrl-g"), key("escape"));
    expect(model.overlay).toBeUndefined();
    expect(wanted).toEqual([]);
  });

  it("marks what was written elsewhere until one goes there", () => {
    const { model } = pressed(
      modelOf(),
      { type: "arrived", channel: HELP },
      { type: "arrived", channel: DIRECT },
    );
    expect([...model.unread]).toEqual([HELP]);
    expect(pressed(model, key("ctrl-g"), type("help"), ENTER).model.unread.size).toBe(0);
  });

  it("shows all keys with ? on an empty line, and any key closes them", () => {
    const { model } = pressed(modelOf(), type("?"));
    expect(model.overlay).toEqual({ type: "help", top: 0 });
    const low = pressed(
      { ...model, size: { columns: 60, rows: 15 } },
      key("down"),
      key("down"),
      key("up"),
    ).model;
    expect(low.overlay).toEqual({ type: "help", top: 1 });
    expect(pressed(model, type("x")).model.overlay).toBeUndefined();
    expect(pressed(modelOf(), type("why"), type("?")).model.line.before).toBe("why?");
  });
});

const question = messageOf({ text: "Release?" });
const offered = botMessage({ blocks: EVERY_BLOCK });
const inFront = modelOf({ seen: seenOf([threadOf(question, [offered])]) });

/** Goes up from the line until the stop has the keyboard. */
function focusOn(model: Model, part: string): Model {
  let current = model;
  for (let press = 0; press < 40; press += 1) {
    current = pressed(current, key("up")).model;
    if (current.focus?.includes(part)) return current;
  }
  throw new Error(`No stop ${part}`);
}

const place = { channel: DIRECT, ts: offered.ts };

describe("what can be pressed", () => {
  it("is a button", () => {
    const { wanted } = pressed(focusOn(inFront, " ok "), ENTER);
    expect(wanted).toEqual([
      { type: "act", control: expect.objectContaining({ place, actionId: "ok", blockId: "a" }) },
    ]);
  });

  it("is a button that asks before", () => {
    const asked = pressed(focusOn(inFront, " no "), ENTER);
    expect(asked.wanted).toEqual([]);
    expect(asked.model.overlay).toMatchObject({ title: "Sure?: It is final." });
    expect(pressed(asked.model, key("down"), ENTER).wanted).toEqual([]);
    expect(pressed(asked.model, ENTER).wanted).toMatchObject([{ type: "act", control: { actionId: "no" } }]);
  });

  it("is one of the feedback buttons, a box, a menu and a date", () => {
    expect(pressed(focusOn(inFront, "fb bad"), ENTER).wanted).toMatchObject([{ type: "act", value: "bad" }]);
    expect(pressed(focusOn(inFront, "checks r"), ENTER).wanted).toMatchObject([{ value: ["t", "r"] }]);
    expect(pressed(focusOn(inFront, "checks t"), ENTER).wanted).toMatchObject([{ value: [] }]);
    expect(pressed(focusOn(inFront, " env "), ENTER, type("prod"), ENTER).wanted).toMatchObject([
      { type: "act", value: "p" },
    ]);
    expect(
      pressed(focusOn(inFront, " day "), ENTER, key("ctrl-u"), type("2026-02-01"), ENTER).wanted,
    ).toMatchObject([{ type: "enter-written", text: "2026-02-01" }]);
  });

  it("is a message: reply, react, and for one's own edit and delete", () => {
    const menu = (model: Model) => pressed(model, ENTER).model;
    const own = menu(focusOn(inFront, question.ts));
    expect(pressed(own, ENTER).model.thread).toBe(question.ts);
    expect(pressed(own, type("react"), ENTER, type("eyes"), ENTER).wanted).toMatchObject([
      { type: "react", ts: question.ts, text: "eyes" },
    ]);
    expect(pressed(own, type("edit"), ENTER, type("!"), ENTER).wanted).toMatchObject([
      { type: "edit", text: "Release?!" },
    ]);
    expect(pressed(own, type("delete"), ENTER).wanted).toMatchObject([{ type: "delete", ts: question.ts }]);
    const others = menu(focusOn(inFront, `message ${DIRECT} ${offered.ts}`));
    expect(pressed(others, type("delete"), ENTER).wanted).toEqual([]);
  });

  it("is a prompt that the app suggests", () => {
    const prompts = [{ title: "Hard close", message: "What is a hard close?" }];
    const seen = seenOf([threadOf(question, [], { assistant: { loadingMessages: [], prompts } })]);
    expect(pressed(modelOf({ seen }), key("up"), ENTER).wanted).toEqual([
      { type: "choose-prompt", title: "Hard close", bot: BOT, channel: DIRECT, thread: question.ts },
    ]);
  });

  it("comes back to the line with Esc, below the last, and by typing", () => {
    const last = pressed(inFront, key("up")).model;
    expect(last.focus).toBeDefined();
    expect(pressed(last, key("escape")).model.focus).toBeUndefined();
    expect(pressed(last, key("down")).model.focus).toBeUndefined();
    const typing = pressed(last, type("x")).model;
    expect([typing.focus, typing.line.before]).toEqual([undefined, "x"]);
  });

  it("loses the keyboard when it is gone", () => {
    const focused = focusOn(inFront, " ok ");
    const { model } = pressed(focused, { type: "seen", seen: seenOf([threadOf(question, [botMessage()])]) });
    expect(model.focus).toBeUndefined();
  });
});

describe("what is read", () => {
  const long = seenOf(
    Array.from({ length: 60 }, (_, at) =>
      threadOf(messageOf({ ts: `17000000${10 + at}.000100`, text: `line ${at}` })),
    ),
  );

  it("stays in sight while more arrives below", () => {
    const scrolled = pressed(modelOf({ seen: long }), key("page-up")).model;
    const more = { ...long, threads: [...long.threads, threadOf(messageOf({ ts: "1700000099.000100" }))] };
    expect(pressed(scrolled, { type: "seen", seen: more }).model.scroll).toBe(scrolled.scroll + 1);
    expect(pressed(modelOf({ seen: long }), { type: "seen", seen: more }).model.scroll).toBe(0);
  });

  it("is not scrolled out of", () => {
    const top = pressed(modelOf({ seen: long }), ...Array.from({ length: 20 }, () => key("page-up"))).model;
    expect(pressed(top, key("page-up")).model.scroll).toBe(top.scroll);
    expect(pressed(top, ...Array.from({ length: 20 }, () => key("page-down"))).model.scroll).toBe(0);
  });

  it("shows a notice until it is dismissed, and keeps it", () => {
    const { model } = pressed(modelOf(), { type: "noticed", text: "close.md cannot be read" });
    expect(model.noticeShown).toBe(true);
    const dismissed = pressed(model, key("escape")).model;
    expect([dismissed.noticeShown, dismissed.notices]).toEqual([false, ["close.md cannot be read"]]);
  });
});

/** A modal with one field for a time. */
function modal(id: string): Pick<Seen, "view"> {
  const element = { type: "timepicker", action_id: "at" };
  const input = { type: "input", block_id: "t", label: { type: "plain_text", text: "At" }, element };
  const title = { type: "plain_text", text: "When" };
  const view = { id, type: "modal", title, close: null, submit: title, blocks: [input] };
  return { view: { open: { view: view as unknown as SlackView, errors: {} }, entered: {} } };
}

const inModal = pressed(modelOf({ line: { before: "a draft", after: "" } }), {
  type: "seen",
  seen: seenOf([], modal("V1")),
}).model;
const closedElsewhere: Message = { type: "seen", seen: seenOf() };

describe("a modal that goes away by itself", () => {
  const writing = pressed(inModal, ENTER, type("25:")).model;

  it.each([
    ["while it is written in", writing],
    ["while a list is open", pressed(inModal, key("ctrl-g")).model],
    ["before it is written in", inModal],
  ])("%s leaves nothing for Enter to send", (_title, before) => {
    const { model, wanted } = pressed(
      before,
      closedElsewhere,
      ENTER,
      type("25:99"),
      { type: "pasted", text: "secret" },
      key("down"),
      key("up"),
      ENTER,
    );
    expect(wanted).toEqual([]);
    expect([model.line.before, model.noticeShown, model.overlay]).toEqual(["a draft", true, undefined]);
    expect(wordsOf([hintRow(model)]).join()).toContain("Esc goes on");
    const anew = pressed(model, key("escape"), type("!"), ENTER);
    expect(anew.model.noticeShown).toBe(false);
    expect(anew.wanted).toMatchObject([{ type: "send", text: "a draft!" }]);
  });

  it("tells what was written in it", () => {
    expect(pressed(writing, closedElsewhere).model.notices).toEqual([
      "The modal went away. Not sent: 25: Esc goes on.",
    ]);
  });

  it("presses nothing of the modal that comes up in its place", () => {
    const { model, wanted } = pressed(writing, { type: "seen", seen: seenOf([], modal("V2")) }, ENTER);
    expect([wanted, model.overlay]).toEqual([[], undefined]);
    const anew = pressed(model, key("escape"), ENTER);
    expect([anew.wanted, anew.model.overlay?.type]).toEqual([[], "writer"]);
  });

  it.each(["ctrl-g", "ctrl-p"] as const)("is left behind with %s too", (name) => {
    const { wanted } = pressed(writing, closedElsewhere, key(name), key("escape"), type("!"), ENTER);
    expect(wanted).toMatchObject([{ type: "send", text: "a draft!" }]);
  });

  it("is no such thing where it is closed or submitted here", () => {
    for (const keys of [[key("escape")], [key("down"), ENTER]]) {
      const { model } = pressed(inModal, ...keys, closedElsewhere, type("!"));
      expect([model.line.before, model.notices]).toEqual(["a draft!", []]);
    }
  });
});

describe("what is written for a time or a date", () => {
  const opened = pressed(inModal, ENTER).model;

  it("is asked for as it has to be written", () => {
    expect(opened.overlay).toMatchObject({ title: "Write (HH:MM)" });
  });

  it("is not taken where it does not fit, and stays", () => {
    const refused = pressed(opened, type("25:99"), ENTER);
    expect(refused.wanted).toEqual([]);
    expect(refused.model.overlay).toMatchObject({ line: { before: "25:99" }, fault: "Write it as HH:MM." });
    expect(wordsOf(screenRows(refused.model))).toContain("! Write it as HH:MM.");
    const mended = pressed(refused.model, key("ctrl-u"), type("23:59 "));
    expect(mended.model.overlay).not.toHaveProperty("fault");
    expect(pressed(mended.model, ENTER).wanted).toMatchObject([{ type: "enter-written", text: "23:59" }]);
  });

  it.each([
    ["timepicker", "9:30", false],
    ["timepicker", "24:00", false],
    ["datepicker", "2026-02-31", false],
    ["datepicker", "2026-02-28", true],
    ["datetimepicker", "2026-02-28", false],
    ["datetimepicker", "2026-02-28 09:30", true],
    ["datepicker", "", true],
    ["plain_text_input", "9", true],
  ])("in a %s: %s fits: %s", (kind, text, fits) => {
    const control = { place: { view: "V1" }, blockId: "b", actionId: "a", element: { type: kind } };
    expect(formatFault(control, text) === undefined).toBe(fits);
  });
});

it("says how several are chosen only where several can be", () => {
  const single = pressed(modelOf(), key("ctrl-g")).model;
  expect(wordsOf([hintRow(single)]).join()).not.toContain("Space");
  const { overlay } = single;
  if (overlay?.type !== "picker") throw new Error("No list");
  const several = { ...single, overlay: { ...overlay, chosen: [] } };
  expect(wordsOf([hintRow(several)]).join()).toContain("Space marks one of several");
});

it("names the app of a shortcut", () => {
  const shortcut = { callback_id: "s", name: "Global thing", type: "global", app: "A1", appName: "helper" };
  const seen = seenOf([], { shortcuts: [shortcut as SeenShortcut] });
  const { overlay } = pressed(modelOf({ seen }), key("ctrl-o")).model;
  expect(overlay).toMatchObject({ items: [{ label: "Global thing", hint: "helper" }] });
});

it("changes nothing that it is given", () => {
  const model = Object.freeze(modelOf({ seen: Object.freeze(seenOf([threadOf(question, [offered])])) }));
  const before = JSON.stringify(model);
  pressed(model, key("up"), ENTER, key("escape"), key("ctrl-g"), ENTER, type("x"), ENTER, key("ctrl-c"));
  expect(JSON.stringify(model)).toBe(before);
  expect(model.me).toBe(ANA);
});
