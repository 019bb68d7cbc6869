import type { Answer } from "../core/answer.ts";
import { type ChatMessage, type ChatModel, EMPTY_CHAT } from "./model.ts";
import { update } from "./update.ts";

/** What the chat asks through, and hears back from. */
export interface ChatPort {
  ask(
    text: string,
    options: {
      readonly thread?: string | undefined;
      readonly onProgress: (
        progress: { readonly state: "asked"; readonly thread: string } | { readonly state: "acknowledged" },
      ) => void;
    },
  ): Promise<{ readonly answer: Answer; readonly latencyMs: number }>;
}

/** One person's chat, kept outside of the view so that several questions in one frame see each other. */
export interface Chat {
  readonly model: () => ChatModel;
  /** Calls the listener after each change, until what it returns is called. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly ask: (question: string) => void;
  readonly notice: (text: string) => void;
  readonly leaveThread: () => void;
  readonly leave: () => void;
  /** Ends the chat because it cannot go on. */
  readonly fail: (fault: unknown) => void;
}

export function createChat(port: ChatPort): Chat {
  const listeners = new Set<() => void>();
  let model = EMPTY_CHAT;
  let lastId = 0;

  const dispatch = (message: ChatMessage) => {
    model = update(model, message);
    for (const listener of listeners) listener();
  };

  const nextId = () => {
    lastId += 1;
    return lastId;
  };

  const fail = (fault: unknown) => dispatch({ type: "ended", ending: { fault } });

  const ask = async (question: string) => {
    const id = nextId();
    const { thread } = model;
    dispatch({ type: "asked", id, question });
    try {
      const { answer, latencyMs } = await port.ask(question, {
        thread,
        onProgress: (progress) =>
          dispatch(
            progress.state === "asked"
              ? { type: "thread-opened", thread: progress.thread }
              : { type: "acknowledged", id },
          ),
      });
      dispatch({ type: "answered", id, answer, latencyMs });
    } catch (fault) {
      fail(fault);
    }
  };

  return {
    model: () => model,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: (question) => void ask(question),
    notice: (text) => dispatch({ type: "noticed", id: nextId(), text }),
    leaveThread: () => dispatch({ type: "thread-left" }),
    leave: () => dispatch({ type: "ended", ending: {} }),
    fail,
  };
}
