import { Lexer, type Token, type Tokens } from "marked";
import { type Piece, piecesToParse } from "./bounded-markdown.ts";
import { withoutHidden } from "./hidden.ts";
import { BLOCK_TAGS } from "./tags.ts";

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
  return lex(markdown, true).flatMap(blockOf);
}

/** A piece of Markdown and where it begins, for those who need its exact text. */
export interface RawBlock {
  readonly raw: string;
  readonly heading?: { readonly depth: number; readonly text: string };
  readonly isCode?: true;
  readonly isHtml?: true;
}

/** Like {@link blocksOf}, each piece with its source text; joined, they are the whole again, save for white space. */
export function rawBlocksOf(markdown: string): RawBlock[] {
  return lex(markdown, false).map((token) =>
    token.type === "heading"
      ? { raw: token.raw, heading: { depth: (token as Tokens.Heading).depth, text: token.text } }
      : {
          raw: token.raw,
          ...(token.type === "code" && { isCode: true }),
          ...(token.type === "html" && { isHtml: true }),
        },
  );
}

// Only the block pass: inline marks are not needed here and cost most of the time.
function lex(markdown: string, withHeads: boolean): Token[] {
  return piecesToParse(markdown.replace(/\r\n?/g, "\n"), withHeads).flatMap(lexPiece);
}

function lexPiece({ text, words }: Piece): Token[] {
  if (words !== undefined) return [{ type: "paragraph", raw: text, text: words }];
  try {
    return new Lexer({ gfm: true }).blockTokens(text, []);
  } catch (error) {
    // Quotes or lists nested by the thousand, or a paragraph of a million words, overflow the lexer's stack: no
    // document, but no reason to fail, nor to lose the headings around it.
    if (!(error instanceof RangeError)) throw error;
    const parts = text.split(AT_HEADINGS);
    return parts.length > 1
      ? parts.flatMap((part) => lexPiece({ text: part }))
      : [{ type: "paragraph", raw: text, text }];
  }
}

const AT_HEADINGS = /(?=^#{1,6}[ \t])|(?<=^#{1,6}[ \t].*\n)/m;

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

const BLOCK_TAG = new RegExp(`</?(?:${BLOCK_TAGS})\\b[^<>]*>`, "gi");

/** What a reader sees of raw HTML. */
function wordsOfHtml(html: string): string {
  return withoutHidden(html)
    .replace(BLOCK_TAG, "\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
