import { describe, expect, it } from "vitest";
import { groundAndCite } from "../../../src/answer/ground-and-cite.ts";
import type { Language } from "../../../src/language/language.ts";
import { retrieved } from "../../llm/request.ts";

const PASSAGE = retrieved(
  [
    "The pump runs at 40 bar. Service interval: 6 months. The wait is 1500 ms and the limit 2 GB.",
    "The gateway has three replicas and exports at 02:30. It returns 429. Set the variable LOG_LEVEL to debug.",
    "Delete rows with `DELETE FROM sessions WHERE expired = true`. The runbook is at https://bit.ly/3AbC.",
    "```sh\nrm -rf /var/cache/pump\ngit reset --hard HEAD~1\nkubectl delete pods --all-containers=false\n```",
  ].join("\n\n"),
  { title: "Pump", updated: "2026-01-19" },
);

function kept(draft: string, language: Language = "en"): string {
  return groundAndCite(draft, { text: "?", query: "pump", language }, [PASSAGE]).text;
}

describe("code in a statement", () => {
  it.each([
    "Delete rows with `DELETE FROM sessions`. [1]",
    "Delete rows with `rm -rf /`. [1]",
    "Delete rows with `git reset --hard`. [1]",
    "Delete rows with `kubectl delete pods --all`. [1]",
    "Delete rows with `--all`. [1]",
    "Delete the rows with this: [1]\n\n```sh\nrm -rf /var\n```\n[1]",
    "Set `LOG_LEVEL=trace`. [1]",
  ])("is not the beginning of what stands there: %j", (draft) => {
    expect(kept(draft)).not.toMatch(/`/);
  });

  it.each([
    "Delete rows with `DELETE FROM sessions WHERE expired = true`. [1]",
    "Delete rows with `$ rm -rf /var/cache/pump`. [1]",
    "Delete the rows: [1]\n\n```sh\ngit reset --hard HEAD~1\n```\n[1]",
    "Delete pods with `kubectl` and `--all-containers`. [1]",
    "Set `LOG_LEVEL=debug`. [1]",
  ])("stays where all of it stands there: %j", (draft) => {
    expect(kept(draft)).toBe(draft);
  });
});

describe("numbers in a statement", () => {
  it.each([
    "The pump runs at ninety bar. [1]",
    "The pump runs at one hundred bar. [1]",
    "The pump runs at 40 psi. [1]",
    "The pump runs at 40 MPa. [1]",
    "The pump runs at -40 bar. [1]",
    "The pump runs at 40e3 bar. [1]",
    "The pump runs at ٩٩ bar. [1]",
    "The pump runs at 6 bar. [1]",
    "The gateway has 19 replicas. [1]",
    "The gateway has 2026 replicas. [1]",
    "The gateway has a dozen replicas. [1]",
    "The gateway has three million replicas. [1]",
    "The gateway has two replicas. [1]",
    "The wait of the gateway is half an hour. [1]",
    "The gateway exports at 30:02. [1]",
    "The gateway exports at 02:30 pm. [1]",
    "The gateway exports on Mondays. [1]",
    "The gateway exports on January 30. [1]",
  ])("have to stand there with what they count: %s", (draft) => {
    expect(kept(draft)).toBe("");
  });

  it.each([
    ["de", "Der Pump Service ist alle zwölf Monate. [1]"],
    ["fr", "Le service pump est tous les quatre-vingt-dix mois. [1]"],
    ["es", "El service pump es cada noventa meses. [1]"],
  ] as const)("are words of %s too", (language, draft) => {
    expect(groundAndCite(draft, { text: "?", query: "pump", language }, [PASSAGE]).dropped).toEqual([
      "number",
    ]);
  });

  it.each([
    "The pump runs at forty bar. [1]",
    "The service interval of the pump is six months. [1]",
    "The wait is 1.5 seconds (1500 ms). [1]",
    "The limit is 2,048 MB (2 GB). [1]",
    "The gateway exports at 2:30 am. [1]",
    "The pump page is newer (19 January 2026). [1]",
    "The gateway returns HTTP 429 (Too Many Requests). [1]",
  ])("may be written or converted otherwise: %s", (draft) => {
    expect(kept(draft)).toBe(draft);
  });
});

describe("an address in a statement", () => {
  it("is another one in other letters behind its host", () => {
    expect(kept("The runbook is at https://bit.ly/3aBc. [1]")).toBe("");
    expect(kept("The runbook is at https://BIT.ly/3AbC. [1]")).not.toBe("");
  });
});

describe("what is left of a statement", () => {
  it.each(["The pump runs at . [1]", "The pump says ‹!. [1]"])(
    "goes where it is no sentence: %j",
    (draft) => {
      expect(kept(draft)).toBe("");
    },
  );
});

it("a sentence is quoted as its source writes it, also with spaces before its signs", () => {
  const text = "The human ear consists of three parts -- the outer ear , middle ear and inner ear .";
  const passages = [retrieved(text)];
  const said = `${text} [1]`;
  const question = "What are the parts of the ear?";
  expect(groundAndCite(said, { text: question, query: question, language: "en" }, passages).text).toBe(said);
});
