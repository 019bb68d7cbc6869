import { accepted, type Checked, refused } from "../wire/error-reply.ts";
import { parseBody } from "../wire/parse-json.ts";
import { invalidRequest } from "../wire/request-errors.ts";
import { chatBody } from "./chat-body.ts";

export interface ChatMessage {
  readonly role: "system" | "developer" | "user" | "assistant";
  /** The parts of a message joined. */
  readonly content: string;
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
    messages: messages.map(({ role, content }) => ({ role, content: textOf(content) })),
    stream: stream === true,
    includeUsage: options?.include_usage === true,
    maxTokens: mostCompleted ?? most ?? undefined,
    stop: [stop ?? []].flat(),
    given: Object.entries(parsed.value).flatMap(([name, value]) => (value === undefined ? [] : [name])),
  });
}

function textOf(content: string | readonly { readonly text: string }[] | null | undefined): string {
  if (typeof content === "string") return content;
  return (content ?? []).map(({ text }) => text).join("");
}
