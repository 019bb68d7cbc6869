import GithubSlugger from "github-slugger";
import type { Passage } from "../core/answer.ts";
import { rawBlocksOf } from "../text/blocks.ts";
import { withoutHidden } from "../text/hidden.ts";
import { plainLine } from "../text/plain.ts";
import { type FrontMatter, updatedOf } from "./front-matter.ts";
import { withoutHtml } from "./html-in-markdown.ts";

export interface Section {
  readonly depth: number;
  readonly heading: string;
  readonly anchor: string;
  /** Where it begins in the body, counted from 1. */
  readonly line: number;
  text: string;
}

/** `{#anchor}`, or as MkDocs and kramdown have it, `{ #anchor }` and `{: #anchor}`. */
const WRITTEN_ANCHOR = /(?<!\s)\s*\{:?[ \t]*#([^{}\s]+)[ \t]*\}\s*$/;

/**
 * Cuts a Markdown document at its headings. Each section becomes a passage, one of a heading alone too: it is found
 * by its heading and stands for the sections below it. Only a title alone is none. The passage's source is
 * `path#anchor`: the anchor written as `{#anchor}`, or else the one that GitHub gives the heading.
 *
 * @param url the page of the document, if it is on the web
 */
export function passagesOf(
  path: string,
  body: string,
  frontMatter: FrontMatter = {},
  url?: string,
): Passage[] {
  const { title: givenTitle, owner } = frontMatter;
  const updated = updatedOf(frontMatter);
  const sections = sectionsOf(body);
  const title = givenTitle ?? sections.find((section) => section.depth === 1)?.heading ?? titleFromPath(path);
  const passages: Passage[] = [];
  const open: Section[] = [];
  for (const section of sections) {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= section.depth) open.pop();
    open.push(section);
    const headings = open.map(({ heading }) => heading).filter((each) => each !== "" && each !== title);
    const text = withoutHtml(section.text).trim();
    if (!text && (section.heading === "" || headings.length === 0)) continue;
    passages.push({
      source: section.anchor ? `${path}#${section.anchor}` : path,
      title,
      headings,
      text,
      ...(owner && { owner }),
      ...(updated && { updated }),
      ...(url && { url: withAnchor(url, section.anchor) }),
    });
  }
  return passages;
}

/** An address that has an anchor of its own, as some pages' do, is left as it is. */
function withAnchor(url: string, anchor: string): string {
  return anchor && !url.includes("#") ? `${url}#${encodeURIComponent(anchor)}` : url;
}

/** The parts of a document from heading to heading; the first is what stands before all of them. */
export function sectionsOf(body: string): Section[] {
  const slugger = new GithubSlugger();
  const preamble: Section = { depth: 0, heading: "", anchor: "", line: 1, text: "" };
  const sections = [preamble];
  let line = 1;
  for (const { raw, heading } of rawBlocksOf(body)) {
    if (heading) sections.push({ ...openSection(heading.depth, heading.text, slugger), line });
    else (sections.at(-1) ?? preamble).text += raw;
    line += raw.split("\n").length - 1;
  }
  return sections;
}

function openSection(depth: number, marked: string, slugger: GithubSlugger): Omit<Section, "line"> {
  const written = WRITTEN_ANCHOR.exec(withoutHidden(marked).trim())?.[1];
  const heading = plainLine(withoutHidden(marked).trim().replace(WRITTEN_ANCHOR, ""));
  return { depth, heading, anchor: written ?? slugger.slug(heading), text: "" };
}

function titleFromPath(path: string): string {
  const name =
    path
      .split("/")
      .at(-1)
      ?.replace(/\.\w+$/, "") ?? path;
  return name.replace(/[-_]+/g, " ").replace(/^./u, (letter) => letter.toUpperCase());
}
