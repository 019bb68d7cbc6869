import { z } from "zod";
import { LedgerError } from "../../../core/errors.ts";
import { parseYaml, type YamlFile } from "../../../core/parse-yaml.ts";
import { isNamed } from "../../faults/is-named.ts";
import { promptOf } from "../chat/chat-request.ts";
import { isPattern, matcherOf } from "../faults/match-prompt.ts";
import type { Mode } from "./mode.ts";

const said = {
  text: z.string().optional(),
  refusal: z.string().optional(),
  finish: z.enum(["stop", "length", "content_filter"]).optional(),
};

/** One answer, and what it answers; without `prompt` and `model` that is anything. */
const scriptedAnswer = z.strictObject({
  /** A text that the messages hold, in any case of its letters, or a `/pattern/` that they fit. */
  prompt: z.string().min(1).refine(isPattern, { error: "is no pattern such as /refund(s|ed)/i" }).optional(),
  /** `claude-*` stands for a family. */
  model: z.string().min(1).optional(),
  ...said,
  /** So often at most; then the answers behind it have their turn. */
  times: z.number().int().min(1).optional(),
});

/** What is answered to what: the first answer that fits, else `otherwise`, else the last message said again. */
export const script = z.strictObject(
  {
    answers: z.array(scriptedAnswer).default([]),
    otherwise: z.union([z.string(), z.strictObject(said)]).optional(),
  },
  { error: ({ code }) => (code === "invalid_type" ? "has to hold `answers:`" : undefined) },
);

export type Script = z.input<typeof script>;

/** Parses a script. @throws LedgerError SCRIPT_INVALID that names every fault with its line and column. */
export function parseScript(file: YamlFile): Script {
  const parsed = parseYaml(file, () => script);
  if (parsed.ok) return parsed.content;
  throw new LedgerError(
    "SCRIPT_INVALID",
    `The script ${file.path} is no good:\n${parsed.faults.map((fault) => `  - ${fault}`).join("\n")}`,
    "Correct the lines above: a script holds `answers:`, each with a `text` and, if it is not for all, a `prompt`.",
  );
}

/** Answers by a script. @throws ZodError for what is no script. */
export function answerByScript(from: Script): Mode {
  const { answers, otherwise } = script.parse(from);
  const rules = answers.map((answer) => ({
    answer,
    fits: answer.prompt === undefined ? () => true : matcherOf(answer.prompt),
    left: answer.times ?? Number.POSITIVE_INFINITY,
  }));
  return ({ request }) => {
    const prompt = promptOf(request.messages);
    const rule = rules.find(
      ({ answer: { model }, fits, left }) =>
        left > 0 && (model === undefined || isNamed(request.model, model)) && fits(prompt),
    );
    if (rule !== undefined) {
      rule.left -= 1;
      const { text = "", refusal, finish } = rule.answer;
      return { type: "answer", answer: { text, refusal, finish } };
    }
    const last = request.messages.at(-1)?.content ?? "";
    const { text = "", ...rest } =
      typeof otherwise === "string" ? { text: otherwise } : (otherwise ?? { text: `You said: ${last}` });
    return { type: "answer", answer: { text, ...rest } };
  };
}
