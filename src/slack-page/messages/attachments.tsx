import type { Attachment } from "../../simulators/slack/workspace/message.ts";
import { BlockKit } from "../blocks/block-kit.tsx";
import { OutsideLink } from "../blocks/outside-link.tsx";
import { jsonsOf, stringOf } from "../elements/read-element.ts";

/** Legacy attachments, as far as apps still use them: blocks, or a title and a text beside a line. */
export function Attachments({
  attachments = [],
}: {
  readonly attachments?: readonly Attachment[] | undefined;
}) {
  return attachments.map((attachment, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: Attachments have no ids and are replaced as a whole.
    <div className="attachment" key={index}>
      {stringOf(attachment.title) !== undefined && (
        <p>
          <OutsideLink address={attachment.title_link}>{stringOf(attachment.title)}</OutsideLink>
        </p>
      )}
      <BlockKit blocks={blocksOf(attachment)} />
    </div>
  ));
}

function blocksOf({ blocks, text, fallback }: Attachment): readonly unknown[] {
  const own = jsonsOf(blocks);
  if (own.length > 0) return own;
  const words = stringOf(text) ?? stringOf(fallback);
  return words === undefined ? [] : [{ type: "section", text: { type: "mrkdwn", text: words } }];
}
