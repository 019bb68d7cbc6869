import { type FormEvent, useState } from "react";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import { asSlackText, asTyped } from "../composer/slack-text.ts";
import { act } from "../server/ask.ts";
import { usePage } from "../state/page-context.ts";

interface Props {
  readonly message: SlackMessage;
  onDone(): void;
}

export function EditForm({ message: { channel, ts, text }, onDone }: Props) {
  const page = usePage();
  const [typed, setTyped] = useState(() => asTyped(text, page));
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    if (typed.trim() === "") return;
    await page.attempt(
      act("edit-message", { user: page.me, channel, ts, text: asSlackText(typed.trim(), page) }),
    );
    onDone();
  };
  return (
    <form className="edit-form" onSubmit={(event) => void save(event)}>
      <textarea
        className="field many"
        aria-label="Edit message"
        // biome-ignore lint/a11y/noAutofocus: The person asked to edit it right here.
        autoFocus
        rows={2}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone();
          if (event.key !== "Enter" || event.shiftKey) return;
          event.preventDefault();
          void save();
        }}
      />
      <button type="submit" className="button small primary">
        Save
      </button>
      <button type="button" className="button small" onClick={onDone}>
        Cancel
      </button>
    </form>
  );
}
