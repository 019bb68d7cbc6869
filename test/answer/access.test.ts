import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { AnswerCache, AnswerPorts, AskedFor } from "../../src/answer/ports.ts";
import { createAnswerCache } from "../../src/cache/answer-cache.ts";
import { createMemoryStore } from "../../src/cache/memory-store.ts";
import { type Audience, maySee } from "../../src/core/audience.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { following, momentOf } from "../../src/knowledge/moment.ts";
import type { Model, ModelRequest } from "../../src/llm/model.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { type Answered, type Answering, asking, askingKnowledge } from "./answered.ts";

afterEach(removeTemporaryFolders);

const AUDIENCES: readonly Audience[] = ["channel:C1", "channel:C2", "user:U1"];
const TOPICS = ["refund", "close", "merger", "key"];

interface Doc {
  readonly topic: string;
  readonly audiences: readonly Audience[] | undefined;
}

const docs = fc.array(
  fc.record({
    topic: fc.constantFrom(...TOPICS),
    audiences: fc.option(fc.subarray([...AUDIENCES]), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 8 },
);
const asked = fc.array(
  fc.record({
    viewer: fc.option(fc.constantFrom<Audience>("user:U9", ...AUDIENCES), { nil: undefined }),
    topic: fc.constantFrom(...TOPICS),
  }),
  { minLength: 1, maxLength: 8 },
);

const fileOf = (at: number) => `doc${at}.md`;
const secretOf = (at: number) => `zulu${at}zulu`;

/** Each document holds a word that no other has, and so do its name, its title and its owner. */
function filesOf(given: readonly Doc[]): Record<string, string> {
  const files = given.map(({ topic, audiences }, at) => {
    const head = audiences ? `audiences: ${JSON.stringify(audiences)}\n` : "";
    const text = `The ${topic} is done by ${secretOf(at)} on day ${at}.`;
    return [
      fileOf(at),
      `---\ntitle: ${secretOf(at)} ${topic}\nowner: ${secretOf(at)}\n${head}---\n\n${text}\n`,
    ] as const;
  });
  // So that there is always one that everybody may see, and knowledge is never empty.
  return { "open.md": "The ledger is open.", ...Object.fromEntries(files) };
}

/** Says all that it was given, and cites it. */
const talkative: Model = {
  name: "talkative",
  async *generate({ passages }: ModelRequest) {
    const text = passages.map((passage, at) => `${passage.text} [${at + 1}]`).join("\n");
    return { text, model: "talkative", usage: { inputTokens: 1, outputTokens: 1 } };
  },
};

const newCache = () =>
  createAnswerCache({ store: createMemoryStore({ size: 99, ttlMs: 60_000 }), prompt: "p", emit: () => {} });

/** All that leaves the path, but for the question's own id and the time it took. */
function told({ progress, events, question, ...answer }: Answered): string {
  return JSON.stringify({ answer, progress, events }).replaceAll(question.id, "");
}

describe.each([
  ["the extractive model", {}],
  ["a model that says all it was given", { model: talkative }],
] satisfies [string, Answering][])("with %s", (_, answering) => {
  it("nothing of a document leaves the path where its reader may not see it, with a cache that all share", async () => {
    await fc.assert(
      fc.asyncProperty(docs, asked, async (given, questions) => {
        const ask = await asking(filesOf(given), { ...answering, cache: newCache() });
        for (const { viewer, topic } of questions) {
          const answer = await ask(`How is the ${topic} done?`, viewer && { viewer });
          const visible = given.filter(({ audiences }) => maySee(viewer ?? "everyone", audiences));
          const all = told(answer);
          given.forEach(({ audiences }, at) => {
            if (maySee(viewer ?? "everyone", audiences)) return;
            expect(all).not.toContain(secretOf(at));
            expect(all).not.toContain(fileOf(at));
          });
          const count = /searched (\d+) passages? of (\d+) documents?/.exec(answer.text);
          if (count) expect(count.slice(1).map(Number)).toEqual(Array(2).fill(visible.length + 1));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("an answer is the one that there would be if what its reader may not see were not there", async () => {
    await fc.assert(
      fc.asyncProperty(docs, asked, async (given, questions) => {
        const all = filesOf(given);
        const ask = await asking(all, answering);
        for (const { viewer, topic } of questions) {
          const visible = Object.fromEntries(
            Object.entries(all).filter(([path]) => {
              const at = given.findIndex((__, each) => fileOf(each) === path);
              return maySee(viewer ?? "everyone", given[at]?.audiences);
            }),
          );
          const alone = await asking(visible, answering);
          const question = `How is the ${topic} done by ${secretOf(0)}?`;
          const seen = viewer && { viewer };
          expect(told(await ask(question, seen))).toBe(told(await alone(question, seen)));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("the same question", () => {
  const FILES = {
    "open.md": "# Merger\n\nWhen the merger will close is a rumor, says the press office.",
    "secret.md":
      "---\naudiences: [channel:C1, user:U1]\n---\n# Merger\n\nThe merger closes on the 3rd of June.",
  };
  const QUESTION = "When does the merger close?";

  it("is answered once for those who may see the same, and anew for who may not", async () => {
    const requests: ModelRequest[] = [];
    const model: Model = {
      name: "counting",
      async *generate(request) {
        requests.push(request);
        return yield* talkative.generate(request);
      },
    };
    const ask = await asking(FILES, { model, cache: newCache() });
    const first = await ask(QUESTION, { viewer: "channel:C1" });
    const again = await ask(QUESTION, { viewer: "user:U1" });
    expect(first.text).toContain("June");
    expect(again).toMatchObject({ text: first.text, cached: true });
    for (const viewer of ["channel:C2", "user:U2"] as const)
      expect((await ask(QUESTION, { viewer })).text).not.toContain("June");
    expect((await ask(QUESTION)).text).not.toContain("June");
    // Once for who sees both, and once for all who see the open one only.
    expect(requests).toHaveLength(2);
  });

  it("is shared while it is being answered by those who may see the same, and by nobody else", async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const requests: ModelRequest[] = [];
    const slow: Model = {
      name: "slow",
      async *generate(request) {
        requests.push(request);
        await gate;
        return yield* talkative.generate(request);
      },
    };
    const ask = await asking(FILES, { model: slow, cache: newCache() });
    const viewers = ["channel:C1", "channel:C2", "user:U1", "user:U2"] as const;
    const asked = viewers.map((viewer) => ask(QUESTION, { viewer }));
    await until("both are being answered", () => requests.length === 2);
    go();
    const answers = await Promise.all(asked);
    expect(answers.map(({ text }) => text.includes("June"))).toEqual([true, false, true, false]);
    expect(answers.filter((answer) => told(answer).includes("secret.md"))).toHaveLength(2);
    expect(requests).toHaveLength(2);
  });
});

describe("knowledge that changes while a question is being answered", () => {
  const NOTE = (audiences: string, text: string) =>
    `---\naudiences: [${audiences}]\n---\n# Merger\n\n${text}`;

  it("leaves nothing of the later version in what is kept for the earlier one", async () => {
    const files = { "open.md": "# Merger\n\nWhen the merger will close is a rumor." };
    const before = await loadKnowledge(await folderOf(files));
    const after = await loadKnowledge(
      await folderOf({ ...files, "secret.md": NOTE("channel:C1", "The merger closes on the 3rd of June.") }),
    );
    let current = before;
    // As where meanings are asked for: time goes by between the start of a question and its search.
    const meaningOf = async () => {
      current = after;
      return undefined;
    };
    const live: AnswerPorts["knowledge"] = {
      ...following(() => current),
      meaningOf,
      asOfNow: () => ({ ...momentOf(current), meaningOf }),
    };
    const kept: AskedFor[] = [];
    const cache: AnswerCache = {
      share(asked, make, signal) {
        kept.push(asked);
        return make(signal);
      },
    };
    const first = await askingKnowledge(live, { cache, model: talkative })("When does the merger close?", {
      viewer: "channel:C1",
    });
    expect(kept).toMatchObject([{ knowledge: before.version, audience: before.scopeOf("channel:C1") }]);
    expect(first.text).not.toContain("June");
    const later = await askingKnowledge(live, { cache, model: talkative })("When does the merger close?", {
      viewer: "channel:C1",
    });
    expect(kept[1]).toMatchObject({ knowledge: after.version, audience: after.scopeOf("channel:C1") });
    expect(later.text).toContain("June");
  });
});
