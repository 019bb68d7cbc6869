import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnswerPorts } from "../../../src/answer/ports.ts";
import type { Case } from "../../../src/evaluation/case.ts";
import type { Observation } from "../../../src/evaluation/observation.ts";
import { observe } from "../../../src/evaluation/through/observe.ts";
import { questionOf } from "../../../src/evaluation/through/question-of.ts";
import { loadKnowledge } from "../../../src/knowledge/load.ts";
import { extractiveModel } from "../../../src/llm/extractive/extractive-model.ts";
import { caseOf } from "./given.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures");

export async function bundledKnowledge(): Promise<AnswerPorts["knowledge"]> {
  const snapshot = await loadKnowledge(join(FIXTURES, "knowledge"));
  return { ...snapshot, version: () => snapshot.version };
}

/** The bundled questions in English. */
export function bundledCases(): readonly Case[] {
  const lines = readFileSync(join(FIXTURES, "questions/gl-publisher.jsonl"), "utf8").trim().split("\n");
  return lines.map((line, at) => {
    const { id, question, gold, reference } = JSON.parse(line);
    return caseOf({
      id,
      question,
      gold,
      line: at + 1,
      expect: gold.length > 0 ? "answer" : "refuse",
      ...(reference && { reference }),
    });
  });
}

export type Parts = Pick<AnswerPorts, "knowledge"> & Partial<Pick<AnswerPorts, "model" | "cache">>;

/** Lets the production path answer with these parts, and notes what it did. */
export async function observed(given: Case, { knowledge, ...parts }: Parts): Promise<Observation> {
  const ports: AnswerPorts = {
    model: extractiveModel,
    knowledge,
    ...parts,
    admission: { strict: false },
    clock: { now: () => 0 },
    emit: () => {},
  };
  const { observation } = await observe(questionOf(given), ports, knowledge, new AbortController().signal);
  return observation;
}
