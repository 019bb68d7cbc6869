import GithubSlugger from "github-slugger";
import type { Passage } from "../core/answer.ts";
import { rawBlocksOf } from "../text/blocks.ts";
import { plainLine } from "../text/plain.ts";
import type { FrontMatter } from "./front-matter.ts";

interface Section {
  readonly depth: number;
  readonly heading: string;
  readonly anchor: string;
  text: string;
}

const WRITTEN_ANCHOR = /(?<!\s)\s*\{#([^{}\s]+)\}\s*$/;

/**
 * Cuts a Markdown document at its headings. Each section with text becomes a passage, whose source is
 * `path#anchor`: the anchor written as `{#anchor}`, or else the one that GitHub gives the heading.
 */
export function passagesOf(
  path: string,
  body: string,
  { title: givenTitle, owner }: FrontMatter = {},
): Passage[] {
  const sections = sectionsOf(body);
  const title = givenTitle ?? sections.find((section) => section.depth === 1)?.heading ?? titleFromPath(path);
  const passages: Passage[] = [];
  const open: Section[] = [];
  for (const section of sections) {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= section.depth) open.pop();
    open.push(section);
    if (!section.text.trim()) continue;
    passages.push({
      source: section.anchor ? `${path}#${section.anchor}` : path,
      title,
      headings: open.map(({ heading }) => heading).filter((heading) => heading !== "" && heading !== title),
      text: section.text.trim(),
      ...(owner && { owner }),
    });
  }
  return passages;
}

function sectionsOf(body: string): Section[] {
  const slugger = new GithubSlugger();
  const preamble: Section = { depth: 0, heading: "", anchor: "", text: "" };
  const sections = [preamble];
  for (const { raw, heading } of rawBlocksOf(body)) {
    if (heading) sections.push(openSection(heading.depth, heading.text, slugger));
    else (sections.at(-1) ?? preamble).text += raw;
  }
  return sections;
}

function openSection(depth: number, marked: string, slugger: GithubSlugger): Section {
  const written = WRITTEN_ANCHOR.exec(marked)?.[1];
  const heading = plainLine(marked.replace(WRITTEN_ANCHOR, ""));
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
