import { reasonOf } from "../../core/errors.ts";
import type { WorkspaceChange } from "../../simulators/slack/workspace/change.ts";
import { EMPTY_LINE } from "../keys/edit-line.ts";
import { look } from "./look.ts";
import type { Message, Model, Size } from "./model.ts";
import { firstPlace, perform } from "./perform.ts";
import type { SlackPort } from "./port.ts";
import { update } from "./update.ts";

/** One person's client, kept outside of the view so that several keys in one frame see each other. */
export interface Client {
  readonly model: () => Model;
  /** Calls the listener after each change, until what it returns is called. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispatch: (message: Message) => void;
  /** Hears nothing of Slack any more. */
  readonly close: () => void;
}

export interface ClientOptions {
  readonly port: SlackPort;
  readonly facts: readonly string[];
  readonly guide?: readonly string[];
  readonly size: Size;
}

/** Under load more than this many pictures a second would be for nobody's eyes. */
const LOOK_EVERY_MS = 33;

export function createClient({ port, facts, guide = [], size }: ClientOptions): Client {
  const listeners = new Set<() => void>();
  let model = firstModel(port, { facts, guide }, size);
  let looking: NodeJS.Timeout | undefined;

  const dispatch = (message: Message) =>
    orEnd(() => {
      const before = model;
      const [after, effects] = update(model, message);
      model = after;
      for (const effect of effects) attempt(() => perform(effect, { port, me: model.me, dispatch }));
      if (effects.length > 0 || model.at !== before.at || model.me !== before.me) see();
      tell();
    });

  const see = () => {
    clearTimeout(looking);
    looking = undefined;
    [model] = update(model, { type: "seen", seen: look(port, model.me, model.at) });
  };

  /** A bug ends the client, which gives the terminal back; it is thrown where the client was shown. */
  const orEnd = (act: () => void) => {
    try {
      act();
    } catch (fault) {
      model = { ...model, ended: model.ended ?? { fault } };
      tell();
    }
  };

  const tell = () => {
    for (const listener of listeners) listener();
  };

  /** What cannot be done is told, and all else goes on. */
  const attempt = (act: () => void | Promise<void>) => {
    const complain = (fault: unknown) => dispatch({ type: "noticed", text: reasonOf(fault) });
    try {
      act()?.then(lookSoon, complain);
    } catch (fault) {
      complain(fault);
    }
  };

  const lookSoon = () => {
    looking ??= setTimeout(() => {
      orEnd(see);
      tell();
    }, LOOK_EVERY_MS);
  };

  const unwatch = port.watch((change) => {
    const channel = channelOfPost(change, model);
    if (channel !== undefined) dispatch({ type: "arrived", channel });
    lookSoon();
  });

  return {
    model: () => model,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
    close: () => {
      unwatch();
      clearTimeout(looking);
    },
  };
}

function firstModel(port: SlackPort, told: Pick<Model, "facts" | "guide">, size: Size): Model {
  const me = port.people()[0]?.id;
  if (me === undefined) throw new Error("Nobody is in this Slack.");
  const at = { type: "conversation", channel: firstPlace(port, me) } as const;
  return {
    size,
    ...told,
    me,
    at,
    line: EMPTY_LINE,
    scroll: 0,
    notices: [],
    noticeShown: false,
    unread: new Set(),
    seen: look(port, me, at),
  };
}

/** Where somebody else has written, in a conversation that the person is in. */
function channelOfPost(change: WorkspaceChange, { me, seen }: Model): string | undefined {
  if (change.type !== "posted" || change.message.user === me) return undefined;
  const { channel } = change.message;
  return seen.conversations.some(({ id, joined }) => id === channel && joined) ? channel : undefined;
}
