import { act } from "../server/ask.ts";
import { usePage } from "../state/page-context.ts";

/** Begins a direct message with somebody with whom the person has none. */
export function NewDirectMessage() {
  const { workspace, conversations, me, go, attempt, refreshConversations } = usePage();
  const known = new Set(conversations.filter(({ kind }) => kind === "im").flatMap(({ members }) => members));
  const others = workspace.users.filter(({ id, isBot }) => !isBot && id !== me && !known.has(id));
  if (others.length === 0) return null;
  const begin = async (bot: string) => {
    const opened = await attempt(act<{ channel: string }>("open-direct-message", { user: me, bot }));
    if (opened === undefined) return;
    refreshConversations();
    go({ channel: opened.channel });
  };
  return (
    <li>
      <select
        className="place begin"
        aria-label="New direct message"
        value=""
        onChange={({ target }) => void begin(target.value)}
      >
        <option value="" disabled>
          New message to …
        </option>
        {others.map(({ id, realName }) => (
          <option key={id} value={id}>
            {realName}
          </option>
        ))}
      </select>
    </li>
  );
}
