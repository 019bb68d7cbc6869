import { type ComponentProps, memo, useMemo } from "react";
import { Message } from "slack-blocks-to-jsx";
import { titleOf } from "../state/names.ts";
import { usePage } from "../state/page-context.ts";
import { emojiOrText } from "./emoji.ts";
import { harmless } from "./harmless.ts";
import { safeLink } from "./safe-link.ts";

type Hooks = ComponentProps<typeof Message>["hooks"];
type LibraryBlock = ComponentProps<typeof Message>["blocks"][number];

const HOOKS: Hooks = {
  // Without this the library shows the bare name of what it does not know.
  emoji: (emoji, find) => emojiOrText(emoji.name, find(emoji)),
  link({ href, children }) {
    const address = safeLink(href);
    if (address === undefined) return <span>{children}</span>;
    return (
      <a href={address} target="_blank" rel="noopener noreferrer" className="link">
        {children}
      </a>
    );
  },
};

/** Blocks that show and do nothing, drawn by the library. */
export const Drawn = memo(function Drawn({ blocks }: { readonly blocks: readonly unknown[] }) {
  const { workspace, conversations, me } = usePage();
  const data = useMemo(
    () => ({
      users: workspace.users.map(({ id, realName }) => ({ id, name: realName })),
      channels: conversations.map((each) => ({ id: each.id, name: titleOf(each, workspace, me) })),
    }),
    [workspace, conversations, me],
  );
  // What an app sends may be of any shape; a shape that the library cannot draw is caught around it.
  const safe = useMemo(() => harmless(blocks) as LibraryBlock[], [blocks]);
  return <Message blocks={safe} data={data} hooks={HOOKS} name="" logo="" withoutWrapper className="drawn" />;
});
