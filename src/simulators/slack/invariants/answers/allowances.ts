/**
 * After what a person does besides writing (a click, a command, a pane that is opened) an app may say something
 * that answers no question: one message for each such act, in the channel where it was done or to that person.
 */
export interface Allowances {
  note(act: string, args: readonly unknown[]): void;
  /** Uses one up; false where there is none. */
  take(channel: string, user: string): boolean;
}

/** What these write is a question itself, or nothing that an app hears of. */
const NO_ALLOWANCE: ReadonlySet<string> = new Set(["post", "upload", "choosePrompt", "openDirectMessage"]);

export function createAllowances(): Allowances {
  const left = new Map<string, number>();

  function takeOf(key: string): boolean {
    const count = left.get(key) ?? 0;
    if (count > 1) left.set(key, count - 1);
    else left.delete(key);
    return count > 0;
  }

  return {
    note(act, args) {
      if (NO_ALLOWANCE.has(act)) return;
      const place = channelIn(args) ?? userIn(args);
      if (place !== undefined) left.set(place, (left.get(place) ?? 0) + 1);
    },
    take: (channel, user) => takeOf(channel) || takeOf(user),
  };
}

function userIn([first]: readonly unknown[]): string | undefined {
  return typeof first === "string" ? first : stringAt(first, "user");
}

function channelIn(args: readonly unknown[]): string | undefined {
  for (const arg of args) {
    const channel = stringAt(arg, "channel") ?? stringAt(at(arg, "in"), "channel");
    const found = channel ?? stringAt(at(arg, "message"), "channel");
    if (found !== undefined) return found;
  }
  return undefined;
}

function stringAt(value: unknown, key: string): string | undefined {
  const held = at(value, key);
  return typeof held === "string" ? held : undefined;
}

function at(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
