import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Result } from "../../../../src/evaluation/result.ts";
import { elementsOf, parsed, textOf, withTag } from "../../../html-page/parsed.ts";
import { endOf, madeUpCases, madeUpRun, type Run } from "./made-up-run.ts";
import { written } from "./written.ts";

const MADE_UP = { cases: madeUpCases(35), passedBefore: 0.9, thresholds: ["pass{tag:TAG}>=0.9", "mrr>=0.9"] };
const FAULT = "pass is 0.7 and has to be at least 0.9";
const PAYLOADS = [
  "</title></style></script><script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "'\"` onmouseover=alert(1) style=x ",
  "--><svg/onload=alert(1)><!--",
  "</bdi></div></li></ol></main><iframe src=//evil.example>",
  "<meta http-equiv=refresh content='0;url=https://evil.example'>",
  "<a href='javascript:alert(1)'>x</a>\u202egnp.exe\u001b[2J\u0000",
  "&lt;b&gt; &#x3c;script&#x3e; ]]> <![CDATA[ <?php",
  "</textarea></select><form action=//evil.example><input>",
];
/** A reason of several lines stands in a block of its own, so that the elements are others. */
const ONE_LINE = fc.string({ unit: "binary" }).map((text) => text.replaceAll("\n", " "));
/** Words of our own, which no file and no model writes. */
const OWN = new Set(["kind", "attribution", "outcome", "expect", "speaker"]);

describe("what files, documents and models wrote", () => {
  it("never becomes an element or an attribute of the page", async () => {
    const harmless = parsed(await written(spoiled("harmless ")));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...PAYLOADS), ONE_LINE), async (text) => {
        const page = await written(spoiled(text));
        expect(skeletonOf(parsed(page))).toEqual(skeletonOf(harmless));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
        expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e]/);
      }),
      { numRuns: 30, examples: PAYLOADS.map((payload) => [payload] as [string]) },
    );
  }, 120_000);

  it("is there to be read", async () => {
    const [payload = ""] = PAYLOADS;
    const page = parsed(await written(spoiled(payload)));
    const [question] = madeUpCases(1);
    expect(textOf(page)).toContain(`${payload}${question?.question}`);
    expect(textOf(page)).toContain(`${payload}${FAULT}`);
  });

  it("has a direction of its own wherever it stands", async () => {
    const page = parsed(await written(spoiled("\u202bשלום ")));
    const open = elementsOf(page).filter(
      ({ tagName, properties, children }) =>
        tagName !== "bdi" &&
        tagName !== "option" &&
        properties.dir !== "auto" &&
        children.some((child) => child.type === "text" && child.value.includes("שלום")),
    );
    expect(open.map(({ tagName }) => tagName)).toEqual([]);
  });

  it("leads nowhere: every link stays on the page, and nothing is loaded", async () => {
    const page = parsed(await written(spoiled("https://evil.example/ ")));
    const ids = new Set(elementsOf(page).map(({ properties }) => properties.id));
    const links = withTag(page, "a").map(({ properties }) => String(properties.href));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((href) => !href.startsWith("#") || !ids.has(href.slice(1)))).toEqual([]);
    const loading = withTag(
      page,
      "img",
      "iframe",
      "link",
      "object",
      "embed",
      "video",
      "audio",
      "base",
      "form",
    );
    expect(loading).toEqual([]);
    expect(elementsOf(page).filter(({ properties }) => "src" in properties || "style" in properties)).toEqual(
      [],
    );
  });
});

/** A run all of whose words that are not our own begin with a text. */
function spoiled(text: string): Run {
  const { head, results, end } = madeUpRun(MADE_UP);
  const spoil = (value: string) => beginning(text) + value;
  const bad = results.map((result) => deep(result, spoil) as Result);
  const badHead = {
    ...head,
    files: head.files.map(spoil),
    model: spoil(head.model),
    prompt: spoil(head.prompt),
    knowledge: { ...head.knowledge, version: spoil(head.knowledge.version) },
  };
  const before = madeUpRun({ cases: bad.map((result) => result.case) }).results;
  const after = endOf(badHead, bad, { ...MADE_UP, faults: [spoil(FAULT)] }, before);
  const thresholds = end.summary.thresholds.map((judged) => ({
    ...judged,
    threshold: spoil(judged.threshold),
  }));
  const models = after.models.map((share) => ({ ...share, model: spoil(share.model) }));
  return {
    head: badHead,
    results: bad,
    end: { ...after, models, summary: { ...after.summary, thresholds } },
  };
}

/** Never empty, so that as many words are not our own, whatever the text. */
function beginning(text: string): string {
  return `~ ${text}`;
}

function deep(value: unknown, spoil: (text: string) => string): unknown {
  if (typeof value === "string") return spoil(value);
  if (Array.isArray(value)) return value.map((item) => deep(item, spoil));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, OWN.has(key) ? part : deep(part, spoil)]),
  );
}

/** Every element with all its attributes: no word of a run stands in one. */
function skeletonOf(page: ReturnType<typeof parsed>): string[] {
  return elementsOf(page).map(({ tagName, properties }) => `${tagName} ${JSON.stringify(properties)}`);
}
