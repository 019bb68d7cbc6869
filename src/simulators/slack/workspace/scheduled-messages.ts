import { createHash } from "node:crypto";
import type { Scheduler } from "../../clock/scheduler.ts";
import type { Author } from "./author.ts";
import type { Draft } from "./draft.ts";
import type { MessageBoard } from "./message-board.ts";

/** A message that is to be posted later. */
export interface ScheduledMessage {
  readonly id: string;
  readonly author: Author;
  readonly draft: Draft;
  /** In seconds since the epoch. */
  readonly postAt: number;
  readonly created: number;
}

export interface ScheduledMessages {
  /** Those of an app, the earliest first. */
  of(appId: string): readonly ScheduledMessage[];
  get(id: string): ScheduledMessage | undefined;
  add(author: Author, draft: Draft, postAt: number): ScheduledMessage;
  remove(message: ScheduledMessage): void;
}

/** @param mayPost Whether the channel still takes a message of the author when its time has come. */
export function createScheduledMessages(
  board: Pick<MessageBoard, "post">,
  mayPost: (message: ScheduledMessage) => boolean,
  clock: Scheduler,
): ScheduledMessages {
  const waiting = new Map<string, { readonly message: ScheduledMessage; readonly cancel: () => void }>();
  let made = 0;

  function post(message: ScheduledMessage): void {
    waiting.delete(message.id);
    if (mayPost(message)) board.post(message.author, message.draft);
  }

  return {
    of: (appId) =>
      [...waiting.values()]
        .map(({ message }) => message)
        .filter(({ author }) => author.app_id === appId)
        .sort((one, other) => one.postAt - other.postAt),
    get: (id) => waiting.get(id)?.message,
    add(author, draft, postAt) {
      made += 1;
      const created = Math.floor(clock.now() / 1000);
      const message = { id: scheduledId(draft.channel, made), author, draft, postAt, created };
      const cancel = clock.after(postAt * 1000 - clock.now(), () => post(message));
      waiting.set(message.id, { message, cancel });
      return message;
    },
    remove({ id }) {
      waiting.get(id)?.cancel();
      waiting.delete(id);
    },
  };
}

function scheduledId(channel: string, made: number): string {
  const digest = createHash("sha256").update(`${channel} ${made}`).digest("hex");
  return `Q${digest.slice(0, 10).toUpperCase()}`;
}
