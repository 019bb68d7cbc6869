import { describe, expect, it } from "vitest";
import { createChat } from "../../src/dashboard/chat.ts";
import { until } from "../until.ts";
import { type Arrived, portOf } from "./open-chat.ts";

function start() {
  const arrived: Arrived[] = [];
  return { arrived, chat: createChat(portOf(arrived)) };
}

describe("a chat", () => {
  it("asks two questions that come at once in one thread", () => {
    const { arrived, chat } = start();
    chat.ask("first");
    chat.ask("second");
    expect(arrived.map(({ question, thread }) => [question, thread])).toEqual([
      ["first", undefined],
      ["second", "thread 1"],
    ]);
    expect(chat.model().open.map(({ followUp }) => followUp)).toEqual([false, true]);
  });

  it("asks in a thread of its own after the thread is left", () => {
    const { arrived, chat } = start();
    chat.ask("first");
    chat.leaveThread();
    chat.ask("second");
    expect(arrived[1]?.thread).toBeUndefined();
    expect(chat.model().thread).toBe("thread 2");
  });

  it("tells its listeners of each change until they are gone", async () => {
    const { arrived, chat } = start();
    const states: string[] = [];
    const unsubscribe = chat.subscribe(() => states.push(chat.model().open[0]?.state ?? "settled"));
    chat.ask("first");
    arrived[0]?.acknowledge();
    arrived[0]?.answer();
    await until("the answer is there", () => chat.model().settled.length === 1);
    unsubscribe();
    chat.notice("not heard");
    expect(states).toEqual(["asked", "asked", "acknowledged", "settled"]);
  });

  it("ends with the fault where a question cannot be asked", async () => {
    const { arrived, chat } = start();
    const fault = new Error("Slack is gone");
    chat.ask("first");
    arrived[0]?.fail(fault);
    await until("the chat has ended", () => chat.model().ended !== undefined);
    expect(chat.model().ended).toEqual({ fault });
  });

  it("ends without one where it is left", () => {
    const { chat } = start();
    chat.leave();
    expect(chat.model().ended).toEqual({});
  });
});
