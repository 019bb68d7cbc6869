import { readFile, writeFile } from "node:fs/promises";
import fc from "fast-check";
import OpenAI from "openai";
import { afterAll, describe, expect, it } from "vitest";
import { cassettePath } from "../../../src/llm/cassette/cassette-path.ts";
import { type Cassettes, openCassettes } from "../../../src/llm/cassette/cassettes.ts";
import { readCassette } from "../../../src/llm/cassette/read-cassette.ts";
import type { Model, ModelRequest } from "../../../src/llm/model.ts";
import { ask, saying, startedLlm } from "../../simulators/llm/clients.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { generationOf, requestFor, retrieved } from "../request.ts";
import { answersOf, faultOf, fileOf, modelOn, recorded, replayed } from "./tapes.ts";

afterAll(removeTemporaryFolders);

const TEXT = "A hard close locks the period, and nothing is posted into it any more. [1]";
const PASSAGE = retrieved("A hard close locks the period.", { source: "close.md#hard-close" });
const REQUEST = requestFor("What is a hard close?", PASSAGE);
const CASE = { close: REQUEST };

describe("a recording", () => {
  it("is replayed to the byte once its endpoint has stopped, with its usage, cost and latency", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    const before = (await recorded({ folder, llm }, CASE)).close;
    await llm.stop();
    const after = (await replayed(folder, CASE)).close;
    expect(after).toMatchObject({ text: TEXT, model: before?.model, usage: before?.usage });
    // In the chunks that came, not in one.
    expect(after?.yielded).toEqual(before?.yielded);
    expect(after?.yielded.length).toBeGreaterThan(3);
    expect(before?.tape).toMatchObject({ recorded: 1, replayed: 0, unrecorded: [] });
    expect(before?.tape.costUsd).toBeGreaterThan(0);
    expect(after?.tape).toMatchObject({ recorded: 0, replayed: 1, misses: [] });
    expect(after?.tape.latencyMs).toBe(before?.tape.latencyMs);
  });

  it("is the same file the second time, whatever differs from call to call", async () => {
    const clock = { now: () => 5 };
    const files: string[] = [];
    // Another seed gives other ids of calls, and the other process another port and key.
    for (const seed of [1, 2]) {
      const folder = await temporaryFolder();
      const { llm } = await startedLlm({ ...saying(TEXT), seed, keys: [`sk-of-the-endpoint-${seed}`] });
      await recorded({ folder, llm, clock }, CASE);
      files.push(await fileOf(folder, "close"));
    }
    expect(files[0]).toBe(files[1]);
    expect(files[0]).not.toMatch(/127\.0\.0\.1|sk-of|chatcmpl|authorization/i);
  });

  it("has its calls in an order that hangs on nothing but what they are", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    const cassettes = openCassettes({ folder, mode: "record-missing", env: {} });
    const model = await modelOn(cassettes, llm);
    const other = { close: { ...REQUEST, question: "Is it closed?" } };
    for (const sample of [11, 2, 1]) await answersOf(cassettes, model, CASE, sample);
    for (const sample of [2, 1]) await answersOf(cassettes, model, other, sample);
    const entries = [...(await readCassette(cassettePath(folder, "close"))).values()];
    const [one = [], two = []] = Object.values(Object.groupBy(entries, ({ key }) => key.slice(0, 64)));
    const keys = (some: typeof one) => some.map(({ key }) => Number(key.slice(65)));
    expect([keys(one), keys(two)].sort((a, b) => a.length - b.length)).toEqual([
      [1, 2],
      [1, 2, 11],
    ]);
    expect(entries).toEqual([...one, ...two]);
    expect(entries[0]?.key).toBe(entries.map(({ key }) => key).sort()[0]);
  });

  it("is found by the request alone: at another address, with another key", async () => {
    const folder = await temporaryFolder();
    const one = await startedLlm(saying(TEXT));
    await recorded({ folder, llm: one.llm }, CASE);
    const other = await startedLlm({ ...saying("Other."), keys: ["sk-another-one"] });
    expect((await recorded({ folder, llm: other.llm }, CASE)).close?.text).toBe(TEXT);
    expect(other.llm.calls()).toEqual([]);
  });

  it("is not made of a reply that is an error or broke off, and the reason is told", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm({ ...saying(TEXT), faults: { rules: [{ fault: "truncated" }] } });
    const cassettes = openCassettes({ folder, mode: "record-missing", env: {} });
    const model = await modelOn(cassettes, llm);
    const { tape } = await cassettes.during({ caseId: "close" }, () => faultOf(generationOf(model, REQUEST)));
    expect(tape).toMatchObject({ recorded: 0, unrecorded: ["the stream broke off"] });
    llm.setFaults({ rules: [{ fault: "error", status: 422 }] });
    const again = await cassettes.during({ caseId: "close" }, () => faultOf(generationOf(model, REQUEST)));
    expect(again.tape).toMatchObject({ recorded: 0, unrecorded: ["HTTP 422"] });
    await cassettes.close();
    await expect(fileOf(folder, "close")).rejects.toThrow("ENOENT");
  });

  it("has a fault behind it that passed", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm({
      ...saying(TEXT),
      faults: { rules: [{ fault: "server_error", status: 503, times: 1 }] },
    });
    const { close } = await recorded({ folder, llm }, CASE);
    expect(close).toMatchObject({ text: TEXT, tape: { recorded: 1, unrecorded: [] } });
    expect((await replayed(folder, CASE)).close?.text).toBe(TEXT);
  });

  it("is made anew by refresh, which keeps what other models said and the old one where the new one fails", async () => {
    const folder = await temporaryFolder();
    const old = await startedLlm(saying("Old. [1]"));
    await recorded({ folder, llm: old.llm }, CASE);
    const other = openCassettes({ folder, mode: "record-missing", env: {} });
    const haiku = await modelOn(other, old.llm, { LEDGER_MODEL: "claude-haiku-4.5" });
    await answersOf(other, haiku, CASE);

    const fresh = await startedLlm(saying(TEXT));
    const refreshing = openCassettes({ folder, mode: "refresh", env: {} });
    const model = await modelOn(refreshing, fresh.llm);
    const before = await fileOf(folder, "close");
    fresh.llm.setFaults({ rules: [{ fault: "truncated" }] });
    await refreshing.during({ caseId: "close" }, () => faultOf(generationOf(model, REQUEST)));
    expect(await fileOf(folder, "close")).toBe(before);
    fresh.llm.setFaults("none");
    await answersOf(refreshing, model, CASE);
    const after = await fileOf(folder, "close");
    expect(after.split("\n")).toHaveLength(4);
    expect((await replayed(folder, CASE)).close?.text).toBe(TEXT);
    expect(after).toContain("claude-haiku-4.5");
  });
});

describe("refresh", () => {
  it("leaves nothing of what the case does not ask any more, and every sample that it took itself", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    const mode = "refresh";
    const cassettes = openCassettes({ folder, mode, env: {} });
    const model = await modelOn(cassettes, llm);
    for (const sample of [1, 2, 3]) await answersOf(cassettes, model, CASE, sample);
    expect((await fileOf(folder, "close")).split("\n")).toHaveLength(5);
    await recorded({ folder, llm, mode }, { close: { ...REQUEST, question: "Is it closed?" } });
    expect((await fileOf(folder, "close")).split("\n")).toHaveLength(3);
    await expect(replayed(folder, CASE)).rejects.toMatchObject({ code: "CASSETTE_MISS" });
  });
});

describe("a case of several calls", () => {
  const SECOND = { ...REQUEST, question: "Is it closed?" };
  const both = (model: Model) => async () => {
    await generationOf(model, REQUEST);
    return faultOf(generationOf(model, SECOND));
  };

  it("keeps the cassette that it had where refresh gets only some of them", async () => {
    const folder = await temporaryFolder();
    const old = await startedLlm(saying("Old. [1]"));
    await recorded({ folder, llm: old.llm }, CASE);
    const before = await fileOf(folder, "close");
    const rules = [{ fault: "error", status: 422, prompt: "Is it closed" } as const];
    const { llm } = await startedLlm({ ...saying(TEXT), faults: { rules } });
    const refreshing = openCassettes({ folder, mode: "refresh", env: {} });
    const { tape } = await refreshing.during({ caseId: "close" }, both(await modelOn(refreshing, llm)));
    expect(tape).toMatchObject({ recorded: 1, unrecorded: ["HTTP 422"] });
    expect(await fileOf(folder, "close")).toBe(before);
  });

  it("adds their recorded latencies and costs up", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    let now = 0;
    const clock = { now: () => (now += 7) };
    const recording = openCassettes({ folder, mode: "record-missing", env: {}, clock });
    const first = await recording.during({ caseId: "close" }, both(await modelOn(recording, llm)));
    const entries = [...(await readCassette(cassettePath(folder, "close"))).values()];
    const took = entries.reduce((sum, { latency }) => sum + latency.totalMs, 0);
    expect(entries).toHaveLength(2);
    expect(took).toBeGreaterThan(0);
    expect(first.tape.latencyMs).toBe(took);
    const replaying = openCassettes({ folder });
    const again = await replaying.during({ caseId: "close" }, both(await modelOn(replaying)));
    await replaying.close();
    expect(again.tape).toMatchObject({ replayed: 2, latencyMs: took, costUsd: 0 });
  });
});

describe("many cases at once", () => {
  it("have each their own recording, also of the same request, and of each sample", async () => {
    const folder = await temporaryFolder();
    let count = 0;
    const { llm } = await startedLlm({
      mode: { type: "extractive", respond: () => `Answer ${++count}. [1]` },
    });
    const cases = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`case-${at}`, REQUEST]));
    const cassettes = openCassettes({ folder, mode: "record-missing", env: {} });
    // Fewer calls at once than cases, so that some wait for their turn.
    const model = await modelOn(cassettes, llm, { LLM_MAX_CONCURRENT: "5" });
    const [first, second] = await Promise.all([
      answersOf(cassettes, model, cases, 1),
      answersOf(cassettes, model, cases, 2),
    ]);
    expect(count).toBe(24);

    const replaying = openCassettes({ folder });
    const replayer = await modelOn(replaying, undefined, { LLM_MAX_CONCURRENT: "5" });
    const [secondAgain, firstAgain] = await Promise.all([
      answersOf(replaying, replayer, cases, 2),
      answersOf(replaying, replayer, cases, 1),
    ]);
    for (const id of Object.keys(cases)) {
      expect(firstAgain[id]?.text).toBe(first[id]?.text);
      expect(secondAgain[id]?.text).toBe(second[id]?.text);
    }
    const third = replaying.during({ caseId: "case-0", sample: 3 }, () => generationOf(replayer, REQUEST));
    await expect(third).rejects.toMatchObject({
      code: "CASSETTE_MISS",
      message: expect.stringContaining("sample 3 is asked for, and 2 are recorded"),
    });
    await replaying.close();
  });
});

describe("a request that is in no cassette", () => {
  const longer = { ...PASSAGE, text: "A hard close locks the period for good." };
  const CHANGES: [string, Partial<ModelRequest>, Record<string, string>, string][] = [
    [
      "the question",
      { question: "What is a soft close?" },
      {},
      'question (was "What is a hard close?", is "What is a soft close?")',
    ],
    ["a passage's text", { passages: [longer] }, {}, "passages (1: close.md#hard-close has another text)"],
    ["more passages", { passages: [PASSAGE, longer] }, {}, "passages (2: was nothing, is "],
    [
      "the thread",
      { thread: [{ speaker: "asker", text: "Hello" }] },
      {},
      "history (turn 1: was nothing, is ",
    ],
    ["a parameter", {}, { LLM_MAX_OUTPUT_TOKENS: "77" }, 'parameters (max_tokens: was "1000", is "77")'],
    [
      "the model",
      {},
      { LEDGER_MODEL: "claude-haiku-4.5" },
      'model (was "claude-sonnet-4.5", is "claude-haiku-4.5")',
    ],
  ];
  it.each(CHANGES)("tells what is nearest and how it differs: %s", async (_, change, settings, told) => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    await recorded({ folder, llm }, CASE);
    const cassettes = openCassettes({ folder });
    const model = await modelOn(cassettes, undefined, settings);
    const asked = { ...REQUEST, ...change };
    const miss = await faultOf(cassettes.during({ caseId: "close" }, () => generationOf(model, asked)));
    await cassettes.close();
    expect(miss).toMatchObject({ code: "CASSETTE_MISS", exitCode: 1 });
    const { message } = miss as Error;
    expect(message).toContain(`${cassettePath(folder, "close")} has no recording of a request of "close"`);
    expect(message).toContain(`the nearest is line 2, which differs in ${told}`);
    expect(message.length).toBeLessThan(500);
    // Nothing else is said to differ.
    expect(message).not.toContain("; ");
  });

  it("names the system prompt where that has changed", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    await recorded({ folder, llm }, CASE);
    const cassettes = openCassettes({ folder });
    const changed: typeof fetch = (url, init) =>
      cassettes.fetch(url, {
        ...init,
        body: String(init?.body).replace("at most 120 words", "at most 90 words"),
      });
    const model = await modelOn({ ...cassettes, fetch: changed });
    const miss = await faultOf(cassettes.during({ caseId: "close" }, () => generationOf(model, REQUEST)));
    await cassettes.close();
    expect(miss).toMatchObject({
      code: "CASSETTE_MISS",
      message: expect.stringMatching(
        /differs in system prompt \(line \d+: was "….*120 words.*", is "….*90 words.*"\)\.$/,
      ),
    });
  });

  it("is not tried again, and does not keep the next case from its recording", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    await recorded({ folder, llm }, CASE);
    const cassettes = openCassettes({ folder });
    const model = await modelOn(cassettes);
    // More than the breaker lets pass.
    for (let at = 0; at < 8; at++)
      await expect(
        cassettes.during({ caseId: `other-${at}` }, () => generationOf(model, REQUEST)),
      ).rejects.toMatchObject({
        code: "CASSETTE_MISS",
        message: expect.stringContaining("nothing is recorded"),
      });
    expect((await answersOf(cassettes, model, CASE)).close?.text).toBe(TEXT);
    await cassettes.close();
  });

  it("is told of where the path has an answer all the same", async () => {
    const cassettes = openCassettes({ folder: await temporaryFolder() });
    const model = await modelOn(cassettes);
    const { tape } = await cassettes.during({ caseId: "close" }, () => faultOf(generationOf(model, REQUEST)));
    await cassettes.close();
    expect(tape.misses).toMatchObject([{ code: "CASSETTE_MISS" }]);
  });
});

describe("a damaged cassette", () => {
  const DAMAGES: [string, (text: string) => string, string][] = [
    ["cut in a line", (text) => text.slice(0, -40), "line 2: it is cut off"],
    ["cut between lines", (text) => `${text.split("\n")[0]}\n`, "line 2: there are 0 of 1 recordings"],
    ["no JSON", (text) => text.replace('"path"', "path"), "line 2: it is no JSON"],
    [
      "a changed field",
      (text) => text.replace('"status":200', '"status":500'),
      "line 2: it is no recording (response.status)",
    ],
    [
      "a line twice",
      (text) => text.replace(/\n(.*)\n$/, "\n$1\n$1\n"),
      "line 3: its key stands in an earlier line",
    ],
    ["another file", () => '{"id": "a"}\n', "line 1: it is not the first line of a cassette"],
  ];
  it.each(DAMAGES)("is exit code 3 with file and line, and stays as it is: %s", async (_, damage, told) => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    await recorded({ folder, llm }, CASE);
    const path = cassettePath(folder, "close");
    const damaged = damage(await fileOf(folder, "close"));
    await writeFile(path, damaged);
    const asked = llm.calls().length;
    for (const mode of ["record-missing", "refresh"] as const) {
      const fault = await faultOf(recorded({ folder, llm, mode }, CASE));
      expect(fault).toMatchObject({ code: "CASSETTE_INVALID", exitCode: 3 });
      expect((fault as Error).message).toContain(`${path} cannot be used: ${told}`);
    }
    await expect(replayed(folder, CASE)).rejects.toMatchObject({ code: "CASSETTE_INVALID" });
    expect(await fileOf(folder, "close")).toBe(damaged);
    expect(llm.calls()).toHaveLength(asked);
  });
});

describe("a cassette that was cut anywhere", () => {
  it("is never taken for a whole one", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    await recorded({ folder, llm }, CASE);
    const path = cassettePath(folder, "close");
    const whole = await readFile(path);
    const cut = fc.nat(whole.length - 1);
    await fc.assert(
      fc.asyncProperty(cut, async (length) => {
        await writeFile(path, whole.subarray(0, length));
        await expect(readCassette(path)).rejects.toMatchObject({ code: "CASSETTE_INVALID" });
      }),
      { examples: [[0], [1], [whole.indexOf("\n") + 1], [whole.length - 1]] },
    );
  });
});

describe("a reply in one piece", () => {
  it("is replayed to the client that asked for it so", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    const asking = (cassettes: Cassettes) => {
      const client = new OpenAI({
        baseURL: llm.url,
        apiKey: llm.apiKey,
        maxRetries: 0,
        fetch: cassettes.fetch,
      });
      return cassettes.during({ caseId: "close" }, async () => ask(client, "Hello"));
    };
    const recording = openCassettes({ folder, mode: "record-missing", env: {} });
    const { value: before } = await asking(recording);
    await recording.close();
    await llm.stop();
    const replaying = openCassettes({ folder });
    const { value: after, tape } = await asking(replaying);
    await replaying.close();
    expect(after).toEqual({ ...before, id: "cassette", created: 0, system_fingerprint: undefined });
    expect(tape.replayed).toBe(1);
  });
});

describe("live", () => {
  it("asks the endpoint, reads no cassette and writes none", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(TEXT));
    await recorded({ folder, llm }, CASE);
    const other = await startedLlm(saying("Other. [1]"));
    const { close } = await recorded({ folder, llm: other.llm, mode: "live" }, CASE);
    expect(close).toMatchObject({ text: "Other. [1]", tape: { replayed: 0, recorded: 0 } });
    expect((await replayed(folder, CASE)).close?.text).toBe(TEXT);
  });
});

describe("recording", () => {
  it("is refused where CI is set, unless it is forced", async () => {
    const folder = await temporaryFolder();
    for (const mode of ["record-missing", "refresh"] as const) {
      expect(() => openCassettes({ folder, mode, env: { CI: "true" } })).toThrow(
        expect.objectContaining({ code: "RECORDING_REFUSED", exitCode: 2 }),
      );
      expect(openCassettes({ folder, mode, env: { CI: "true" }, force: true }).mode).toBe(mode);
      expect(openCassettes({ folder, mode, env: { CI: "false" } }).mode).toBe(mode);
    }
    expect(openCassettes({ folder, mode: "live", env: { CI: "1" } }).mode).toBe("live");
  });
});
