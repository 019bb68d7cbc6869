import { describe, expect, it } from "vitest";
import type { RetrievedPassage } from "../../../src/core/answer.ts";
import { extractiveModel } from "../../../src/llm/extractive/extractive-model.ts";
import { generationOf, requestFor, retrieved } from "../request.ts";

const QUESTION = "How long does an access token live?";
const OLD = retrieved("An access token lives 60 minutes.", {
  source: "auth.md",
  title: "Sign in",
  updated: "2025-01-31",
});
const NEW = retrieved("Access tokens live 30 minutes.", {
  source: "tokens.md#life",
  title: "Tokens",
  updated: "2026-05-01",
});

describe("two documents that contradict each other", () => {
  it("are both told and cited, the newer one first, which is named", async () => {
    const both = "Access tokens live 30 minutes. [2]\n\nAn access token lives 60 minutes. [1]\n\n";
    expect(await answerFrom(OLD, NEW)).toBe(
      `${both}These are not the same; the newer is “Tokens”, 2026-05-01. [2][1]`,
    );
  });

  it.each([
    ["fr", "la plus récente est « Tokens », du 1er mai 2026."],
    ["de", "neuer ist „Tokens“ vom 1. Mai 2026."],
    ["es", "el más reciente es «Tokens», del 1 de mayo de 2026."],
  ] as const)("are told to be so in the language of the question: %s", async (language, said) => {
    const { text } = await generationOf(extractiveModel, { ...requestFor(QUESTION, OLD, NEW), language });
    expect(text).toContain(said);
  });

  it("have titles that make no citation", async () => {
    expect(await answerFrom(OLD, { ...NEW, title: "Tokens [7]" })).toContain("the newer is “Tokens \\[7]”");
  });

  it("are both told whichever ranks first", async () => {
    expect(await answerFrom(NEW, OLD)).toContain("the newer is “Tokens”, 2026-05-01. [1][2]");
  });

  it.each([
    [
      "Is the cache enabled by default?",
      "The cache is enabled by default.",
      "The cache is disabled by default.",
    ],
    [
      "Is the cache enabled by default?",
      "The cache is enabled by default.",
      "The cache is not enabled by default.",
    ],
    [
      "Is a ticket required?",
      "A ticket is required for each change.",
      "A ticket is optional for each change.",
    ],
    ["May clients retry a refund?", "Clients may retry a refund.", "Clients must not retry a refund."],
    [
      "Who owns the refund desk?",
      "The refund desk is owned by Finance.",
      "The refund desk is owned by Treasury Ops.",
    ],
    [
      "Which channel is for refunds?",
      "Questions about refunds go to `#refunds`.",
      "Questions about refunds go to `#money`.",
    ],
    [
      "Where does the ledger run?",
      "The ledger of books runs in eu-west-1.",
      "The ledger of books runs in us-east-2.",
    ],
  ])("in a yes or no, or in a name, are both told: %s", async (question, one, other) => {
    const passages = [
      retrieved(one, { source: "a.md", title: "A", updated: "2025-01-31" }),
      retrieved(other, { source: "b.md", title: "B", updated: "2026-05-01" }),
    ];
    for (const order of [passages, passages.toReversed()]) {
      const { text } = await generationOf(extractiveModel, requestFor(question, ...order));
      expect(text).toContain(one);
      expect(text).toContain(other);
      expect(text).toContain("the newer is “B”, 2026-05-01.");
    }
  });

  it.each([
    [
      "of another thing",
      "Is the cache enabled by default?",
      "The cache is enabled by default.",
      "The queue is disabled by default.",
    ],
    [
      "in another case",
      "Is the cache enabled by default?",
      "The cache is enabled by default.",
      "The cache is disabled in staging for tests of speed.",
    ],
    [
      "with a double no",
      "Is the cache enabled by default?",
      "The cache is enabled by default.",
      "The cache is not disabled by default.",
    ],
    [
      "of both states",
      "Is the cache enabled by default?",
      "The cache is enabled by default.",
      "The cache is enabled or disabled by default.",
    ],
    [
      "with a no in other words",
      "When are entries refused?",
      "Ordinary entries of the old month are no longer taken after the cut-off.",
      "Ordinary entries of the old month are refused after the cut-off.",
    ],
    [
      "in other words",
      "Who owns the refund desk?",
      "The refund desk is owned by Finance.",
      "The refund desk is owned by a team.",
    ],
    [
      "of two names that are its own",
      "Who owns the refund desk?",
      "The refund desk is owned by Finance.",
      "The invoice desk is owned by Treasury.",
    ],
  ])("do not where one speaks %s", async (_, question, one, other) => {
    const passages = [
      retrieved(one, { source: "a.md", title: "A" }),
      retrieved(other, { source: "b.md", title: "B" }),
    ];
    const { text } = await generationOf(extractiveModel, requestFor(question, ...passages));
    expect(text).not.toContain("not the same");
  });

  it("do not where the heading of one names what the question asks for, and the other's does not", async () => {
    const passages = [
      retrieved("The cache is enabled by default.", { source: "a.md", title: "Alpha" }),
      retrieved("The cache is disabled by default.", { source: "b.md", title: "Beta" }),
    ];
    const { text } = await generationOf(
      extractiveModel,
      requestFor("Is the cache of Alpha enabled by default?", ...passages),
    );
    expect(text).not.toContain("not the same");
  });

  it.each([
    ["one has no date", { updated: "2025-01-31" }, {}],
    ["both are of one day", { updated: "2025-01-31" }, { updated: "2025-01-31" }],
  ])("are not dated where %s", async (_, first, second) => {
    const { updated: _old, ...old } = OLD;
    const { updated: _new, ...recent } = NEW;
    const answer = await answerFrom({ ...old, ...first }, { ...recent, ...second });
    expect(answer).toContain("These are not the same. [1][2]");
  });

  it.each([
    ["a number in words", "An access token lives two hours.", "Access tokens live 3 hours."],
    ["a share", "Of access tokens live for long: 5 %.", "Of access tokens live for long: 10 %."],
    ["a time", "An access token lives until 18:00.", "An access token lives until 19:30."],
    [
      "rows of tables",
      "| Token | Lives |\n|---|---|\n| access | 5 days |",
      "| Token | Lives |\n|---|---|\n| access | 9 days |",
    ],
  ])("are found by %s", async (_, first, second) => {
    expect(await answerFrom({ ...OLD, text: first }, { ...NEW, text: second })).toContain(
      "These are not the same",
    );
  });

  it.each([
    ["they say the same", "An access token lives 60 minutes.", "Access tokens live 60 minutes."],
    [
      "they count different things",
      "An access token lives 60 minutes.",
      "An access token lives in 3 regions.",
    ],
    [
      "one says more",
      "An access token lives 60 minutes.",
      "An access token lives 60 minutes and is renewed after 50 minutes.",
    ],
    ["they name versions", "An access token lives since v2.1.0.", "An access token lives since v2.4.0."],
    [
      "they are about different things",
      "An access token lives 60 minutes.",
      "A backup of the archive is made every 5 minutes.",
    ],
    ["codes differ", "An access token lives as `GLP-1001`.", "An access token lives as `GLP-1002`."],
  ])("are none where %s", async (_, first, second) => {
    expect(await answerFrom({ ...OLD, text: first }, { ...NEW, text: second })).not.toContain("not the same");
  });

  it("are two sections of one document too", async () => {
    const part = { ...NEW, source: "auth.md#other" };
    expect(await answerFrom(OLD, part)).toContain("not the same");
  });

  it.each([
    ["How often do backups run?", "Backups run nightly.", "Backups run weekly."],
    ["How much is the Pro plan?", "The Pro plan costs $49 a month.", "The Pro plan is $59 per month."],
    ["What do we deploy with?", "We deploy with Jenkins.", "We deploy with ArgoCD."],
    [
      "Which port does the server listen on?",
      "The server listens on port 8080.",
      "The server listens on port 9090.",
    ],
  ])("are told to be so, asked %j", async (asked, one, other) => {
    expect(await told(asked, one, other)).toContain("not the same");
  });

  it.each([
    ["What is the timeout?", "The timeout is 60 seconds.", "The timeout is 1 minute."],
    [
      "What is the timeout?",
      "In version 1 the timeout is 30 seconds.",
      "In version 2 the timeout is 60 seconds.",
    ],
    ["Where do widgets lie?", "Widgets of kind 0 lie on shelf 0.", "Widgets of kind 1 lie on shelf 3."],
    ["What does the plan cost?", "The plan for Pro costs $49.", "The plan for Team costs $59."],
  ])("are not two that say the same or speak of two things, asked %j", async (asked, one, other) => {
    expect(await told(asked, one, other)).not.toContain("not the same");
  });
});

async function told(asked: string, one: string, other: string): Promise<string> {
  const [a, b] = [one, other].map((text, at) => ({ ...retrieved(text), source: `${at}.md` }));
  const request = requestFor(asked, ...[a, b].filter((each) => each !== undefined));
  return (await generationOf(extractiveModel, request)).text ?? "";
}

async function answerFrom(...passages: readonly RetrievedPassage[]): Promise<string> {
  return (await generationOf(extractiveModel, requestFor(QUESTION, ...passages))).text ?? "";
}
