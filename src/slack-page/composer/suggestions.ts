import type { Conversation, WorkspaceReply } from "../server/replies.ts";

export interface Suggestion {
  /** What it puts in the place of what is typed. */
  readonly insert: string;
  readonly words: string;
  readonly about: string;
}

export interface Suggested {
  /** Where in the text the word begins that is completed. */
  readonly from: number;
  readonly list: readonly Suggestion[];
}

/** Who and what can be named. */
interface Around {
  readonly workspace: Pick<WorkspaceReply, "users" | "apps">;
  readonly conversations: readonly Pick<Conversation, "name">[];
}

const MOST = 8;
const NONE: Suggested = { from: 0, list: [] };

/** What the word before the cursor could become: a person or bot, a channel, or a slash command. */
export function suggestionsFor(typed: string, cursor: number, around: Around): Suggested {
  const word = /(?:^|\s)([@#/][^\s]*)$/.exec(typed.slice(0, cursor))?.[1];
  if (word === undefined) return NONE;
  const from = cursor - word.length;
  if (word.startsWith("/") && from > 0) return NONE;
  const find = FINDERS[word[0] ?? ""];
  const sought = word.toLowerCase();
  const fitting = find?.(around).filter((each) => matches(each, sought)) ?? [];
  return { from, list: fitting.slice(0, MOST) };
}

function matches({ insert, about }: Suggestion, sought: string): boolean {
  // What is there in full needs no completing.
  if (insert.trim().toLowerCase() === sought) return false;
  if (insert.toLowerCase().startsWith(sought)) return true;
  return sought.length > 1 && about.toLowerCase().startsWith(sought.slice(1));
}

const FINDERS: Readonly<Record<string, (around: Around) => readonly Suggestion[]>> = {
  "@": ({ workspace }) =>
    workspace.users.map(({ name, realName }) => ({
      insert: `@${name} `,
      words: `@${name}`,
      about: realName,
    })),
  "#": ({ conversations }) =>
    conversations
      .filter(({ name }) => name !== "")
      .map(({ name }) => ({ insert: `#${name} `, words: `#${name}`, about: "" })),
  "/": ({ workspace }) =>
    workspace.apps.flatMap(({ name, commands }) =>
      commands.map(({ command, description, usageHint = "" }) => ({
        insert: `${command} `,
        words: `${command} ${usageHint}`,
        about: `${description} (${name})`,
      })),
    ),
};
