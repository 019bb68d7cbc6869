import { useMemo } from "react";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import { BlockKit } from "../blocks/block-kit.tsx";
import { ActingPlace } from "../elements/acting-place.tsx";
import { Attachments } from "./attachments.tsx";

/** What a message says: its blocks, or its text where it has none. */
export function MessageBody({ message }: { readonly message: SlackMessage }) {
  const { channel, ts, text, blocks, attachments, edited, streaming_state } = message;
  const where = useMemo(() => ({ channel, ts }), [channel, ts]);
  const shown = useMemo(() => (blocks && blocks.length > 0 ? blocks : textBlocks(text)), [blocks, text]);
  return (
    <div className={message.subtype === "tombstone" ? "message-body gone" : "message-body"}>
      <ActingPlace where={where}>
        <BlockKit blocks={shown} />
        <Attachments attachments={attachments} />
      </ActingPlace>
      {edited !== undefined && <span className="edited">(edited)</span>}
      {streaming_state === "in_progress" && (
        <span className="writing" role="img" aria-label="Being written" />
      )}
      {streaming_state === "errored" && <p className="error">The app did not finish this message.</p>}
    </div>
  );
}

function textBlocks(text: string): readonly unknown[] {
  return text === "" ? [] : [{ type: "section", text: { type: "mrkdwn", text } }];
}
