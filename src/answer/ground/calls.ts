/** Slack's own notation of a call or a reference: `<!channel>`, `<@U1|name>`, `<#C1>`, `<!subteam^S1>`. */
const REFERENCE = /<(?:![a-z]|[@#][A-Z0-9])[^<>\n]{0,200}>/gi;
/** Opened and not closed, it could be closed by what follows. */
const OPENED = /<(?=[@#]|!(?!--|\[CDATA\[))/gi;
/** What calls everybody in plain words. */
const CALL = /[@＠](?=(?:channel|here|everyone|group|all)\b)/gi;

/** A text of a document or a model calls nobody: a reference goes, and an `@here` loses its sign. */
export function withoutCalls(text: string): string {
  return text.replace(REFERENCE, "").replace(OPENED, "‹").replace(CALL, "");
}
