import { z } from "zod";
import type { Installation } from "../apps/installation.ts";
import { flag, timestamp } from "../web-api/arguments.ts";
import { contentArguments, contentOf } from "../web-api/message-content.ts";
import { type Failure, failure } from "../web-api/reply.ts";
import { bot } from "../workspace/author.ts";
import type { Draft } from "../workspace/draft.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Where an app's answer to an interaction goes. */
export interface ResponseTarget {
  readonly workspace: Workspace;
  readonly installation: Installation;
  readonly user: string;
  readonly channel: string;
  /** The message that the person used, which the answer may replace. */
  readonly ts?: string;
}

const responseBody = z.looseObject({
  ...contentArguments,
  response_type: z.enum(["in_channel", "ephemeral"]).optional(),
  replace_original: flag.optional(),
  delete_original: flag.optional(),
  thread_ts: timestamp.optional(),
});

/** Documented, in characters. */
const LONGEST_TEXT = 40_000;

type Response = z.output<typeof responseBody>;
type Applied = { readonly ok: true } | Failure;

/**
 * Does what an app answers to an interaction. Documented: a new message is ephemeral unless it is `in_channel`,
 * and an answer to what was done in a message replaces it where it is `in_channel` and `replace_original` is not
 * false. Assumed: so does one without a `response_type`.
 */
export function applyResponse(target: ResponseTarget, body: unknown): Applied {
  const parsed = responseBody.safeParse(body);
  if (!parsed.success) return failure("invalid_payload", parsed.error.issues[0]?.message ?? "invalid");
  const response = parsed.data;
  const removed = response.delete_original === true && target.ts !== undefined;
  if (removed) removeOriginal(target);
  if (removed && !saysSomething(response)) return { ok: true };
  const content = contentOf(response, LONGEST_TEXT);
  if (!content.ok) return content;
  const { ts } = target;
  if (ts !== undefined && !removed && replaces(response)) return replaceOriginal(target, ts, content.draft);
  post(target, response, content.draft);
  return { ok: true };
}

function saysSomething({ text = "", blocks = [], markdown_text: markdown = "" }: Response): boolean {
  return text !== "" || blocks.length > 0 || markdown !== "";
}

function replaces({ replace_original: wanted, response_type: type }: Response): boolean {
  return wanted ?? type !== "ephemeral";
}

function post(target: ResponseTarget, response: Response, content: Omit<Draft, "channel">): void {
  const { workspace, installation, user, channel } = target;
  const draft: Draft = {
    ...content,
    channel,
    ...(response.thread_ts !== undefined && { thread_ts: response.thread_ts }),
    ...(response.metadata !== undefined && { metadata: response.metadata }),
  };
  if (response.response_type === "in_channel") workspace.post(bot(installation), draft);
  else workspace.postEphemeral(bot(installation), user, draft);
}

function replaceOriginal(target: ResponseTarget, ts: string, content: Omit<Draft, "channel">): Applied {
  const { workspace, installation, channel } = target;
  const ephemeral = workspace.ephemerals.get(channel, ts);
  if (ephemeral !== undefined) {
    const { blocks: _old, ...message } = ephemeral.message;
    workspace.ephemerals.replace({ ...ephemeral, message: { ...message, ...content } });
    return { ok: true };
  }
  const message = workspace.messages.get(channel, ts);
  if (message === undefined) return failure("message_not_found");
  workspace.edit(message, content, installation.botUserId);
  return { ok: true };
}

function removeOriginal({ workspace, channel, ts = "" }: ResponseTarget): void {
  const ephemeral = workspace.ephemerals.get(channel, ts);
  if (ephemeral !== undefined) {
    workspace.ephemerals.remove(ephemeral);
    return;
  }
  const message = workspace.messages.get(channel, ts);
  if (message !== undefined) workspace.remove(message);
}
