import { escapeMrkdwn } from "../escape-mrkdwn.ts";
import type { RenderedMessage } from "../render.ts";
import { type Mark, UNFINISHED } from "./marks.ts";
import { markOf, type ReplyContext } from "./reply-context.ts";

/** One message of a reply, as it is to be. */
export interface ReplyPart {
  readonly mark: Mark;
  readonly content: Pick<RenderedMessage, "text"> & Partial<Pick<RenderedMessage, "blocks">>;
}

/** The acknowledgement, which becomes the answer. */
export function thinkingPart({ phrases }: Pick<ReplyContext, "phrases">): ReplyPart {
  return { mark: { part: 1, state: UNFINISHED }, content: { text: phrases.thinking } };
}

/** Unfurling would show what a link leads to, to people who may not see it. */
export const QUIET = { unfurl_links: false, unfurl_media: false };

/** The longest text that a post takes. */
const MAX_POSTED_TEXT = 39_000;

/** What a part says in words alone, for where Slack does not take its blocks. */
export function inWordsAlone({ mark, content }: ReplyPart): ReplyPart {
  const words = (content.blocks ?? []).flatMap((block) => {
    if (block.type === "markdown") return [escapeMrkdwn(block.text)];
    return block.type === "context" ? block.elements.map(({ text }) => text) : [];
  });
  return { mark, content: { text: words.join("\n").slice(0, MAX_POSTED_TEXT) } };
}

export function contentArguments(context: ReplyContext, { mark, content }: ReplyPart) {
  return { ...content, metadata: markOf(context, mark) };
}
