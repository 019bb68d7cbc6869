import type { Conversation, WorkspaceReply } from "../server/replies.ts";

interface Around {
  readonly workspace: Pick<WorkspaceReply, "users">;
  readonly conversations: readonly Pick<Conversation, "id" | "name">[];
}

const ESCAPES: readonly (readonly [string, string])[] = [
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
];

/**
 * What a person typed, as Slack's clients send it: `&`, `<` and `>` escaped, and `@name` and `#channel` as what they
 * mean. A name that nobody has stays as it is.
 */
export function asSlackText(typed: string, { workspace, conversations }: Around): string {
  const escaped = ESCAPES.reduce((text, [sign, written]) => text.replaceAll(sign, written), typed);
  const users = workspace.users.map(({ id, name }) => ({ name, written: `<@${id}>` }));
  const channels = conversations.map(({ id, name }) => ({ name, written: `<#${id}>` }));
  return withNames(withNames(escaped, "@", users), "#", channels);
}

/** The other way round, to be edited. */
export function asTyped(text: string, { workspace, conversations }: Around): string {
  const named = text
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (all, id) => nameOf(workspace.users, id, "@") ?? all)
    .replace(/<#([A-Z0-9]+)(?:\|[^>]*)?>/g, (all, id) => nameOf(conversations, id, "#") ?? all);
  return ESCAPES.toReversed().reduce((typed, [sign, written]) => typed.replaceAll(written, sign), named);
}

interface Named {
  readonly name: string;
  readonly written: string;
}

function withNames(text: string, sign: "@" | "#", named: readonly Named[]): string {
  // A name is not to be found in the middle of a word, as in an e-mail address.
  const mention = new RegExp(`(?<![\\p{L}\\p{N}])${sign}([\\p{L}\\p{N}._-]+)`, "gu");
  return text.replace(mention, (all, name: string) => {
    for (let end = name.length; end > 0; end -= 1) {
      const found = named.find((each) => each.name === name.slice(0, end).toLowerCase());
      // `@ana.` ends a sentence; `@anabel` is nobody.
      if (found && /^[._-]*$/.test(name.slice(end))) return `${found.written}${name.slice(end)}`;
    }
    return all;
  });
}

function nameOf(
  among: readonly { readonly id: string; readonly name: string }[],
  id: string,
  sign: string,
): string | undefined {
  const found = among.find((each) => each.id === id);
  return found && `${sign}${found.name}`;
}
