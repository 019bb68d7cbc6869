import { outsideCode } from "./code-spans.ts";

/** What Slack would make a call of: to a channel, a group or a person. */
const CALL = /<(?=!(?:channel|here|everyone|group|subteam)\b|@[UWB][A-Z0-9]*[|>])/gi;

/** A text of a document or a model never calls anybody. Code stays as it is: there it calls nobody. */
export function withoutCalls(markdown: string): string {
  return outsideCode(markdown, (words) => words.replace(CALL, "‹"));
}
