import { Lexer, type Token, type Tokens } from "marked";

/** A piece of Markdown as a reader sees it. */
export type Block =
  | { readonly type: "heading"; readonly depth: number; readonly text: string }
  | { readonly type: "paragraph"; readonly text: string }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      /** The number of the first item. */
      readonly start: number;
      /** Markdown, which may hold blocks of its own. */
      readonly items: readonly string[];
    }
  | { readonly type: "code"; readonly language: string; readonly text: string }
  | {
      readonly type: "table";
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** Splits Markdown into its top-level blocks, inline marks kept as they are written. */
export function blocksOf(markdown: string): Block[] {
  return lex(markdown).flatMap(blockOf);
}

/** A piece of Markdown and where it begins, for those who need its exact text. */
export interface RawBlock {
  readonly raw: string;
  readonly heading?: { readonly depth: number; readonly text: string };
}

/** Like {@link blocksOf}, each piece with its source text; joined, they are the whole again, save for white space. */
export function rawBlocksOf(markdown: string): RawBlock[] {
  return lex(markdown).map((token) =>
    token.type === "heading"
      ? { raw: token.raw, heading: { depth: (token as Tokens.Heading).depth, text: token.text } }
      : { raw: token.raw },
  );
}

// Only the block pass: inline marks are not needed here and cost most of the time.
function lex(markdown: string): Token[] {
  const text = markdown.replace(/\r\n?/g, "\n");
  try {
    return new Lexer({ gfm: true }).blockTokens(text, []);
  } catch (error) {
    // Quotes or lists nested by the thousand overflow the lexer's stack: no document, but no reason to fail.
    if (!(error instanceof RangeError)) throw error;
    return [{ type: "paragraph", raw: text, text }];
  }
}

function blockOf(token: Token): Block[] {
  return READERS[token.type]?.(token) ?? [];
}

const READERS: Readonly<Record<string, (token: Token) => Block[]>> = {
  heading: (token) => {
    const { depth, text } = token as Tokens.Heading;
    return [{ type: "heading", depth, text }];
  },
  paragraph: (token) => [{ type: "paragraph", text: (token as Tokens.Paragraph).text }],
  text: (token) => [{ type: "paragraph", text: (token as Tokens.Text).text }],
  html: (token) => {
    const text = wordsOfHtml(token.raw);
    return text ? [{ type: "paragraph", text }] : [];
  },
  blockquote: (token) => blocksOf((token as Tokens.Blockquote).text),
  list: (token) => {
    const { ordered, start, items } = token as Tokens.List;
    return [
      { type: "list", ordered, start: Number(start) || 1, items: items.map((item) => item.text.trim()) },
    ];
  },
  code: (token) => {
    const { lang, text } = token as Tokens.Code;
    return [{ type: "code", language: lang ?? "", text: text.trimEnd() }];
  },
  table: (token) => {
    const { header, rows } = token as Tokens.Table;
    return [
      {
        type: "table",
        header: header.map((cell) => cell.text),
        rows: rows.map((row) => row.map((cell) => cell.text)),
      },
    ];
  },
};

/** What a reader sees of raw HTML; an unclosed comment or script goes on to the end, as in a browser. */
function wordsOfHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, "")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .trim();
}
