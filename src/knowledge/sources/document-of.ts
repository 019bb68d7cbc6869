import { decode } from "./decode.ts";
import type { SourceDocument } from "./fetched.ts";
import { markdownOfHtml, type PageMarkdown } from "./markdown-of-html.ts";
import type { Received } from "./request.ts";

type Reader = (text: string, url: string) => PageMarkdown;

const asItIs: Reader = (markdown) => ({ markdown });

const READERS: Readonly<Record<string, Reader>> = {
  "text/html": readHtml,
  "application/xhtml+xml": readHtml,
  "text/markdown": asItIs,
  "text/x-markdown": asItIs,
  "text/plain": asItIs,
};

const GONE = new Set([404, 410]);

/** The document of a page. @throws Error named `Gone` where there is none any more, or another that says why not */
export function documentOf(path: string, { status, headers, body, url }: Received): SourceDocument {
  if (status !== 200) throw refused(status);
  const contentType = headers.get("content-type") ?? "";
  const type = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const read = READERS[type];
  if (!read) throw new Error(`is ${type || "of no content type"}, and no HTML, Markdown or plain text`);
  const { markdown, title } = read(decode(body, contentType), url);
  if (!markdown.trim()) throw new Error("holds no text");
  return {
    path,
    content: markdown,
    title,
    url,
    updated: dateOf(headers.get("last-modified")),
    etag: headers.get("etag") ?? undefined,
    lastModified: headers.get("last-modified") ?? undefined,
  };
}

/** @throws Error where the page cannot be taken apart */
export function readHtml(html: string, url: string): PageMarkdown {
  try {
    return markdownOfHtml(html, url);
  } catch (error) {
    // Elements nested by the thousand overflow the stack of whoever goes down them.
    if (!(error instanceof RangeError)) throw error;
    throw new Error("is nested too deep to be read", { cause: error });
  }
}

function refused(status: number): Error {
  const error = new Error(`answered ${status}`);
  if (GONE.has(status)) error.name = "Gone";
  return error;
}

function dateOf(header: string | null): string | undefined {
  const at = Date.parse(header ?? "");
  // The day is all that is told of it, and replicas agree on that.
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, "2026-11-01".length);
}
