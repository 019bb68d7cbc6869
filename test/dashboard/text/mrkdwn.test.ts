import { describe, expect, it } from "vitest";
import { drawMarkdown } from "../../../src/dashboard/text/markdown.ts";
import { drawMrkdwn } from "../../../src/dashboard/text/mrkdwn.ts";
import type { Style } from "../../../src/dashboard/text/row.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "../../text/runaway.ts";
import { wordsOf } from "../models.ts";

const NAMES = {
  user: (id: string) => (id === "U1" ? "ana" : undefined),
  channel: (id: string) => (id === "C1" ? "help" : undefined),
};

describe("Slack's markup", () => {
  it.each<[string, string[]]>([
    ["*bold* _it_ ~no~ `code`", ["bold it no code"]],
    ["2*3*4 snake_case_name * a *", ["2*3*4 snake_case_name * a *"]],
    ["<@U1> <@U9> <#C1> <!here> <!date^1^{date}|May 1>", ["@ana @U9 #help @here May 1"]],
    ["<https://a.example|docs> <https://a.example>", ["docs (https://a.example) https://a.example"]],
    ["a &lt;b&gt; &amp;amp; c", ["a <b> &amp; c"]],
    ["&gt; said\nmore", ["▏ said", "more"]],
    ["see ```\nx  =  1\n``` done", ["see", "  x  =  1", " done"]],
    ["``` never closed", ["``` never closed"]],
  ])("%j is drawn as %j", (text, expected) => {
    expect(wordsOf(drawMrkdwn(text, 60, NAMES))).toEqual(expected);
  });

  it.each<[string, string, Style]>([
    ["*a*", "a", { bold: true }],
    ["_*a*_", "a", { italic: true, bold: true }],
    ["~a~", "a", { strike: true }],
  ])("sets %s", (text, word, style) => {
    const spans = drawMrkdwn(text, 60, NAMES).flat();
    expect(spans.find((each) => each.text === word)?.style).toEqual(style);
  });

  it.each(["*a ", "_", "`", "<", "```", "> "])(
    "can be had of a megabyte of %j without running away",
    RUNAWAY_GUARDED,
    (sign) => expectNoRunaway(sign, (text) => drawMrkdwn(text, 60, NAMES)),
  );
});

describe("Markdown", () => {
  it.each<[string, string[]]>([
    ["**b** *i* ~~s~~ `c` [label](https://a.example)", ["b i s c label (https://a.example)"]],
    ["a fact. [1] and <@U1>", ["a fact. [1] and @ana"]],
    ["- one\n- two", ["- one", "- two"]],
    ["## Title\ntext", ["Title", "text"]],
    ["```\na  b\n```", ["  a  b"]],
  ])("%j is drawn as %j", (text, expected) => {
    expect(wordsOf(drawMarkdown(text, 60, NAMES))).toEqual(expected);
  });

  it.each(["**", "[", "_a ", "`", "<@"])(
    "can be had of a megabyte of %j without running away",
    RUNAWAY_GUARDED,
    (sign) => expectNoRunaway(sign, (text) => drawMarkdown(text, 60, NAMES)),
  );
});
