import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { slug } from "github-slugger";
import { describe, expect, it } from "vitest";
import { ALERTS, runbookOf } from "../../src/monitoring/alerts/alert-groups.ts";
import { REPOSITORY } from "./run-program.ts";

const text = readFileSync(resolve(REPOSITORY, "docs/runbook.md"), "utf8");
const entries = text
  .split(/^(?=#{2,3} )/m)
  .filter((section) => section.startsWith("### "))
  .map((section) => {
    const [heading = "", ...lines] = section.split("\n");
    return { name: heading.slice("### ".length), body: lines.join("\n") };
  });
const names = [...new Set(ALERTS.map(({ name }) => name))];

describe("docs/runbook.md", () => {
  it("has an entry for each alert, and for nothing else", () => {
    expect(entries.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it.each(entries)("says of $name what it means, what to look at and what to do", ({ body }) => {
    expect(body).toMatch(/^\n[A-Z].+\n[\s\S]*^- \*\*Look at\*\*: .+[\s\S]*^- \*\*Do\*\*: .+/m);
  });

  it.each(names)("is where the link of %s leads", (name) => {
    expect(runbookOf(name)).toBe(`docs/runbook.md#${slug(name)}`);
  });

  it("leads to entries that are there", () => {
    const links = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
    const anchors = new Set(names.map((name) => slug(name)));
    expect(links.filter((anchor) => !anchors.has(anchor ?? ""))).toEqual([]);
  });
});
