import { html, type Markup, own } from "./markup.ts";
import { policyFor } from "./policy.ts";

export interface Document {
  readonly title: string;
  readonly style: string;
  /** All that runs on the page. */
  readonly script?: string;
}

/** The page up to its body, which may load and run nothing but what is given here. */
export function documentStart({ title, style, script }: Document): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${own(policyFor({ style, script }))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${own(style)}</style>
</head>
<body>
`;
}

/** The rest of the page. */
export function documentEnd({ script }: Document): Markup {
  return html`${script !== undefined && html`<script>${own(script)}</script>\n`}</body>
</html>
`;
}
