import { plainModelName } from "../plain-model-name.ts";
import { fewestTokens } from "../tokens.ts";
import type { PromptMessage } from "./prompt.ts";

/**
 * From how many tokens on a model keeps a prompt's beginning that is marked; under that the mark is silently ignored.
 * Other models keep beginnings without being told (OpenAI's), or not at all.
 * Documented: https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 */
const KEPT_FROM: readonly (readonly [name: RegExp, tokens: number])[] = [
  [/^claude-sonnet-/, 1_024],
  // Haiku 4.5 and some of Opus; none wants more.
  [/^claude-/, 4_096],
];

/**
 * A message as it is sent: in parts where its end is marked, as LiteLLM passes it on to Anthropic.
 * Documented: https://docs.litellm.ai/docs/completion/prompt_caching
 */
export type SentMessage =
  | PromptMessage
  | {
      readonly role: PromptMessage["role"];
      readonly content: readonly [
        {
          readonly type: "text";
          readonly text: string;
          readonly cache_control: { readonly type: "ephemeral" };
        },
      ];
    };

/**
 * Marks where the part of a prompt ends that is the same for the next question: before its last message. Only for a
 * model that wants to be told, and only where the part is long enough to be kept; a write costs more than a read.
 */
export function withCacheMark(model: string, messages: readonly PromptMessage[]): SentMessage[] {
  const plain = plainModelName(model);
  const keptFrom = KEPT_FROM.find(([name]) => name.test(plain))?.[1];
  const end = messages.length - 2;
  const stable = messages.slice(0, end + 1);
  if (keptFrom === undefined || fewestTokens(stable.map(({ content }) => content).join("")) < keptFrom)
    return [...messages];
  return messages.map((message, at) => (at === end ? marked(message) : message));
}

function marked({ role, content }: PromptMessage): SentMessage {
  return { role, content: [{ type: "text", text: content, cache_control: { type: "ephemeral" } }] };
}
