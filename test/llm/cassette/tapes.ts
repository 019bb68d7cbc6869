import { readFile } from "node:fs/promises";
import { readSettings } from "../../../src/config/read-settings.ts";
import { cassettePath } from "../../../src/llm/cassette/cassette-path.ts";
import { type CassetteOptions, type Cassettes, openCassettes } from "../../../src/llm/cassette/cassettes.ts";
import { withReplayEndpoint } from "../../../src/llm/cassette/replay-endpoint.ts";
import { createModel } from "../../../src/llm/create-model.ts";
import type { Model, ModelRequest } from "../../../src/llm/model.ts";
import type { LlmSimulator } from "../../../src/simulators/llm/simulator.ts";
import { generationOf } from "../request.ts";

/** The model of the settings, as production has it, with nothing that stands in for it. */
export function modelOn(
  cassettes: Cassettes,
  llm?: LlmSimulator,
  more: Readonly<Record<string, string>> = {},
): Promise<Model> {
  const settings = readSettings({
    LEDGER_MODEL: "claude-sonnet-4.5",
    ...(llm && { LITELLM_BASE_URL: llm.url, LITELLM_DEVELOPER_KEY: llm.apiKey }),
    ...more,
  });
  return createModel(llm ? settings : withReplayEndpoint(settings), {
    requireModel: true,
    fetch: cassettes.fetch,
  });
}

interface Recording extends Partial<CassetteOptions> {
  readonly folder: string;
  readonly llm: LlmSimulator;
}

/** Records one answer for each case. */
export async function recorded(
  { llm, ...options }: Recording,
  requests: Readonly<Record<string, ModelRequest>>,
) {
  const cassettes = openCassettes({ mode: "record-missing", env: {}, ...options });
  try {
    const model = await modelOn(cassettes, llm);
    return await answersOf(cassettes, model, requests);
  } finally {
    await cassettes.close();
  }
}

/** Answers each case from the cassettes alone. */
export async function replayed(folder: string, requests: Readonly<Record<string, ModelRequest>>) {
  const cassettes = openCassettes({ folder });
  try {
    return await answersOf(cassettes, await modelOn(cassettes), requests);
  } finally {
    await cassettes.close();
  }
}

/** All cases at once, with what the model said, also while it was still writing. */
export async function answersOf(
  cassettes: Cassettes,
  model: Model,
  requests: Readonly<Record<string, ModelRequest>>,
  sample = 1,
) {
  const all = Object.entries(requests).map(async ([caseId, request]) => {
    const { value, tape } = await cassettes.during({ caseId, sample }, () => generationOf(model, request));
    return [caseId, { ...value, tape }] as const;
  });
  return Object.fromEntries(await Promise.all(all));
}

export function fileOf(folder: string, caseId: string): Promise<string> {
  return readFile(cassettePath(folder, caseId), "utf8");
}

/** What the work was ended by. */
export async function faultOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}
