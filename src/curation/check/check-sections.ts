import type { Section } from "../../knowledge/passages.ts";
import type { Finding } from "./finding.ts";
import type { Document } from "./read-documents.ts";

/** Eight passages go to the model with a question; of this length they are about 16,000 tokens. */
export const LONG_SECTION = 8_000;

/** Sections that say nothing or too much at once, documents without a title, and anchors that name two places. */
export function checkSections(documents: readonly Document[]): Finding[] {
  return documents.flatMap((document) => [
    ...missingTitle(document),
    ...withoutText(document),
    ...tooLong(document),
    ...repeatedAnchors(document),
  ]);
}

function missingTitle({ path, frontMatter, sections }: Document): Finding[] {
  if (sections.every(isEmpty)) return [];
  if (frontMatter.title || sections.some(({ depth }) => depth === 1)) return [];
  return [
    {
      rule: "no-title",
      path,
      message: "has no title, so that its citations are named after its file",
      remedy: "Begin it with a heading (# Title), or give it a title in front matter.",
    },
  ];
}

function withoutText({ path, sections }: Document): Finding[] {
  if (sections.every(isEmpty))
    return [{ rule: "no-text", path, message: "has no text", remedy: "Write it, or remove the file." }];
  return sections.flatMap((section, at): Finding[] =>
    section.depth > 0 && isEmpty(section) && !hasBelow(sections, at)
      ? [
          {
            rule: "no-text",
            path,
            line: section.line,
            message: `has a heading without text: ${section.heading || "(empty)"}`,
            remedy:
              "Write what belongs there, or take the heading out; put code, whose # begins a comment, between ``` lines.",
          },
        ]
      : [],
  );
}

function isEmpty({ text }: Section): boolean {
  return text.replace(/<!--[\s\S]*?-->/g, "").trim() === "";
}

function hasBelow(sections: readonly Section[], at: number): boolean {
  return (sections[at + 1]?.depth ?? 0) > (sections[at]?.depth ?? 0);
}

function tooLong({ path, sections }: Document): Finding[] {
  return sections.flatMap(({ text, line, heading }): Finding[] =>
    text.length > LONG_SECTION
      ? [
          {
            rule: "long-section",
            path,
            line,
            message: `has ${text.length} characters without a heading between them${heading && `, under ${heading}`}`,
            remedy: `Divide it by headings into parts of at most ${LONG_SECTION}, each on one question.`,
          },
        ]
      : [],
  );
}

/** Headings of the same words are numbered, so only an anchor that somebody wrote can be there twice. */
function repeatedAnchors({ path, sections }: Document): Finding[] {
  const seen = new Set<string>();
  return sections.flatMap(({ anchor, line }): Finding[] => {
    if (anchor === "" || !seen.has(anchor)) {
      seen.add(anchor);
      return [];
    }
    return [
      {
        rule: "repeated-anchor",
        path,
        line,
        message: `has the anchor #${anchor} a second time, so that a citation of it leads to the first`,
        remedy: "Give one of the headings another anchor.",
      },
    ];
  });
}
