import { memo } from "react";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import { Drawn } from "../blocks/drawn.tsx";
import { emojiBlocks } from "../blocks/words.tsx";
import { act } from "../server/ask.ts";
import { userNamed } from "../state/names.ts";
import { usePage } from "../state/page-context.ts";

/** How people reacted; a click adds the person's own or takes it away. */
export function Reactions({ message }: { readonly message: SlackMessage }) {
  const { me, workspace, attempt } = usePage();
  const { reactions = [], channel, ts } = message;
  if (reactions.length === 0) return null;
  return (
    <fieldset className="reactions" aria-label="Reactions">
      {reactions.map(({ name, users, count }) => {
        const mine = users.includes(me);
        const who = users.map((id) => userNamed(workspace, id).realName).join(", ");
        return (
          <button
            key={name}
            type="button"
            className="reaction"
            aria-pressed={mine}
            aria-label={`${name}, ${count}: ${who}`}
            title={who}
            onClick={() => void attempt(act(mine ? "unreact" : "react", { user: me, channel, ts, name }))}
          >
            <Emoji name={name} /> {count}
          </button>
        );
      })}
    </fieldset>
  );
}

export const Emoji = memo(function Emoji({ name }: { readonly name: string }) {
  return (
    <span aria-hidden="true" className="emoji">
      <Drawn blocks={emojiBlocks(`:${name}:`)} />
    </span>
  );
});
