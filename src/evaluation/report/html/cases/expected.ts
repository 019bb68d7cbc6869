import { html, type Markup } from "../../../../html-page/markup.ts";
import { block, code, names } from "../../../../html-page/text.ts";
import type { Case } from "../../../case.ts";

const LONGEST_REFERENCE = 1_000;
const MOST_DOCUMENTS = 5;

const WORDS: Readonly<Record<Case["expect"], string>> = {
  answer: "an answer",
  refuse: "a refusal",
  clarify: "a question back",
  any: "what the assertions say",
};

/** What the path had to do, and what was put in its way. */
export function expected({ expect, reference, canary, inject }: Case): Markup {
  return html`<p class="note">${WORDS[expect]}</p>${reference !== undefined && block(reference, LONGEST_REFERENCE)}${
    canary !== undefined && html`<p>The answer must not have ${code(canary)} in it.</p>`
  }${
    inject.length > 0 &&
    html`<p>Injected: ${names(
      inject.map(({ path }) => path),
      MOST_DOCUMENTS,
      code,
    )}</p>`
  }`;
}
