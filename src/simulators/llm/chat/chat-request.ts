import type { z } from "zod";
import { accepted, type Checked, refused } from "../wire/error-reply.ts";
import { parseBody } from "../wire/parse-json.ts";
import { invalidRequest } from "../wire/request-errors.ts";
import { chatBody } from "./chat-body.ts";

export interface ChatMessage {
  readonly role: "system" | "developer" | "user" | "assistant";
  /** The parts of a message joined. */
  readonly content: string;
  /** Where its content is marked to be kept up to there, in characters; absent where it is not. */
  readonly marks?: readonly number[];
}

/** A request for a chat completion, checked. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** In tokens; no bound where it is undefined. */
  readonly maxTokens: number | undefined;
  readonly stop: readonly string[];
  /** The names of all arguments that were given. */
  readonly given: readonly string[];
}

/** What the model is asked, for rules that look at it: all messages, each on lines of its own. */
export function promptOf(messages: readonly ChatMessage[]): string {
  return messages.map(({ content }) => content).join("\n");
}

/** Reads the body of `POST /v1/chat/completions`; an argument that would change nothing here is taken and ignored. */
export function parseChatRequest(body: string): Checked<ChatRequest> {
  const parsed = parseBody(body, chatBody);
  if (!parsed.ok) return parsed;
  const { model, messages, stream, stream_options: options, stop, ...rest } = parsed.value;
  const { max_tokens: most, max_completion_tokens: mostCompleted } = rest;
  if (typeof most === "number" && typeof mostCompleted === "number") {
    return refused(
      invalidRequest(
        "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
        "max_tokens",
      ),
    );
  }
  if (options && stream !== true) {
    return refused(
      invalidRequest(
        "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
        "stream_options",
      ),
    );
  }
  return accepted({
    model,
    messages: messages.map(({ role, content }) => ({
      role,
      content: partsOf(content)
        .map(({ text }) => text)
        .join(""),
      ...marksIn(partsOf(content)),
    })),
    stream: stream === true,
    includeUsage: options?.include_usage === true,
    maxTokens: mostCompleted ?? most ?? undefined,
    stop: [stop ?? []].flat(),
    given: Object.entries(parsed.value).flatMap(([name, value]) => (value === undefined ? [] : [name])),
  });
}

type Part = Exclude<
  z.infer<typeof chatBody>["messages"][number]["content"],
  string | null | undefined
>[number];

function partsOf(content: string | readonly Part[] | null | undefined): readonly Part[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : (content ?? []);
}

function marksIn(parts: readonly Part[]): Pick<ChatMessage, "marks"> {
  let end = 0;
  const marks = parts.flatMap(({ text, cache_control: mark }) => {
    end += text.length;
    return mark ? [end] : [];
  });
  return marks.length > 0 ? { marks } : {};
}
