import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import { parseScript } from "../../../src/simulators/llm/modes/script.ts";
import { startLlmSimulator } from "../../../src/simulators/llm/simulator.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import { apiErrorOf, ask, askStreamed, openAi, saying, startedLlm } from "./clients.ts";

afterAll(removeTemporaryFolders);

const textOf = async (asked: ReturnType<typeof ask>) => (await asked).choices[0]?.message.content;

describe("a model of the caller's own", () => {
  it("gets the request and answers with a text, or with how the answer ends", async () => {
    const { llm } = await startedLlm({
      mode: {
        type: "extractive",
        respond: async ({ messages, model }) =>
          messages.length > 1 ? { text: "Cut", finish: "length" } : `${model}: ${messages[0]?.content}`,
      },
    });
    const client = openAi(llm);
    expect(await textOf(ask(client, "Hello"))).toBe("claude-sonnet-4.5: Hello");
    const messages = [
      { role: "system", content: "a" },
      { role: "user", content: "b" },
    ] as const;
    expect(await askStreamed(client, "", { messages: [...messages] })).toMatchObject({
      text: "Cut",
      finish: "length",
    });
  });
});

describe("a script", () => {
  const file = {
    path: "script.yaml",
    text: `
answers:
  - prompt: first
    text: once
    times: 1
  - prompt: /^(first|second)/
    text: then
  - model: claude-haiku-*
    refusal: Not me.
otherwise: INSUFFICIENT
`,
  };

  it("answers with the first answer that fits, so often as it may, and else with what is said otherwise", async () => {
    const { llm } = await startedLlm({ mode: { type: "scripted", script: parseScript(file) } });
    const client = openAi(llm);
    expect(await textOf(ask(client, "the FIRST"))).toBe("once");
    expect(await textOf(ask(client, "first"))).toBe("then");
    expect(await textOf(ask(client, "third"))).toBe("INSUFFICIENT");
    const refused = await ask(client, "third", { model: "claude-haiku-4.5" });
    expect(refused.choices[0]?.message).toMatchObject({ content: null, refusal: "Not me." });
  });

  it("is refused with the line and column of each fault", () => {
    const text = "answers:\n  - prompt: /(/\n    txt: a\n";
    expect(() => parseScript({ path: "s.yaml", text })).toThrow(
      expect.objectContaining({
        code: "SCRIPT_INVALID",
        message: expect.stringMatching(/s\.yaml:2:\d+ answers\[0\]/),
      }),
    );
  });
});

describe("a cassette", () => {
  it("records what a real endpoint says, and says it again with its timing and without the endpoint", async () => {
    const cassette = join(await temporaryFolder(), "cassette.jsonl");
    const upstream = await startLlmSimulator({ ...saying("Recorded. [1]"), keys: ["sk-upstream-secret"] });
    const record = { baseUrl: upstream.url, apiKey: upstream.apiKey };
    const { llm: recorder } = await startedLlm({ mode: { type: "recorded", cassette, record } });
    const fetched = await askStreamed(openAi(recorder), "What?", { stream_options: { include_usage: true } });
    const whole = await textOf(ask(openAi(recorder), "What?"));
    expect({ text: fetched.text, whole }).toEqual({ text: "Recorded. [1]", whole: "Recorded. [1]" });
    expect(await askStreamed(openAi(recorder), "What?", { stream_options: { include_usage: true } })).toEqual(
      fetched,
    );
    expect(upstream.calls()).toHaveLength(2);
    await textOf(ask(openAi(recorder), "Who has the key sk-upstream-secret?"));
    await upstream.stop();
    expect(readFileSync(cassette, "utf8")).toContain("Who has the key ***?");
    expect(readFileSync(cassette, "utf8")).not.toContain("sk-upstream-secret");

    const { llm } = await startedLlm({ mode: { type: "recorded", cassette } });
    expect(await askStreamed(openAi(llm), "What?", { stream_options: { include_usage: true } })).toEqual(
      fetched,
    );
    expect(await apiErrorOf(ask(openAi(llm), "Something else?"))).toMatchObject({
      status: 404,
      code: "not_recorded",
    });
  });

  it("keeps the time between the pieces", async () => {
    const cassette = join(await temporaryFolder(), "cassette.jsonl");
    const recorded = await startLlmSimulator(saying("x"));
    const { llm: recorder } = await startedLlm({
      mode: { type: "recorded", cassette, record: { baseUrl: recorded.url, apiKey: recorded.apiKey } },
    });
    await askStreamed(openAi(recorder), "?");
    await recorded.stop();
    const line = JSON.parse(readFileSync(cassette, "utf8"));
    const text = line.response.pieces.map((piece: { text: string }) => piece.text).join("");
    const half = text.indexOf("data: ", 10);
    line.response.pieces = [
      { after: 300, text: text.slice(0, half) },
      { after: 200, text: text.slice(half) },
    ];
    writeFileSync(cassette, `${JSON.stringify(line)}\n`);

    const { clock, turnToNext } = createTurnedClock();
    const { llm } = await startedLlm({ clock, mode: { type: "recorded", cassette } });
    const asked = askStreamed(openAi(llm), "?");
    await until("the answer is over", () => {
      turnToNext();
      return llm.calls()[0]?.durationMs !== undefined;
    });
    expect((await asked).text).toBe("x");
    expect(llm.calls()[0]).toMatchObject({ firstTokenMs: 300, durationMs: 500 });
  });

  it("is struck by faults like any other answer", async () => {
    const cassette = join(await temporaryFolder(), "cassette.jsonl");
    const upstream = await startLlmSimulator(saying("A whole and long answer that is recorded."));
    const record = { baseUrl: upstream.url, apiKey: upstream.apiKey };
    const { llm } = await startedLlm({ mode: { type: "recorded", cassette, record } });
    await askStreamed(openAi(llm), "?");
    await upstream.stop();
    llm.setFaults({
      rules: [
        { fault: "refusal", nth: 1 },
        { fault: "server_error", nth: 2 },
      ],
    });
    const { text, chunks } = await askStreamed(openAi(llm), "?");
    expect(text).toBe("");
    expect(chunks.some(({ choices }) => choices[0]?.delta.refusal)).toBe(true);
    expect((await askStreamed(openAi(llm), "?")).fault).toMatchObject({ status: 500 });
  });

  it("records nothing where the endpoint is out of reach, and says so with 502", async () => {
    const cassette = join(await temporaryFolder(), "cassette.jsonl");
    const gone = await startLlmSimulator();
    await gone.stop();
    const { llm } = await startedLlm({
      mode: { type: "recorded", cassette, record: { baseUrl: gone.url, apiKey: "sk-x" } },
    });
    expect(await apiErrorOf(ask(openAi(llm), "?"))).toMatchObject({ status: 502 });
  });

  it("is refused with the line that is no recording", async () => {
    const cassette = join(await temporaryFolder(), "cassette.jsonl");
    writeFileSync(cassette, '\n{"key": 1}\n');
    await expect(startLlmSimulator({ mode: { type: "recorded", cassette } })).rejects.toMatchObject({
      code: "CASSETTE_INVALID",
      message: expect.stringContaining("Line 2"),
    });
  });
});
