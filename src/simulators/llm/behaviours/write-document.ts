import type { Area } from "../../behaviours/area.ts";
import { areaLines, type Named, namedLines, table, tallyLines } from "../../behaviours/markdown.ts";
import type { FaultDescription } from "../faults/fault-table.ts";

export interface DocumentFacts {
  readonly areas: readonly Area[];
  readonly faults: Readonly<Record<string, FaultDescription>>;
}

/** Writes `docs/llm-simulator.md`: what is simulated, and how we know that LiteLLM and OpenAI do it so. */
export function writeDocument({ areas, faults }: DocumentFacts): string {
  return [
    "# The simulated model endpoint",
    "",
    "Made from the code by `npm run docs`; a test fails where the two differ. Each behaviour is *documented* by LiteLLM,",
    "OpenAI or Anthropic, *observed* by somebody who said where, or *assumed*, and names the test that fails without it.",
    "",
    ...tallyLines(areas),
    ...areas.flatMap(areaLines),
    ...faultLines(faults),
    ...namedLines("Modes", "Where answers come from.", MODES),
    ...namedLines("Routes", "What is answered, each also without `/v1`.", ROUTES),
  ].join("\n");
}

function faultLines(faults: DocumentFacts["faults"]): string[] {
  const rows = Object.entries(faults).map(([name, { does, seen, on }]) => [
    `\`${name}\``,
    does,
    seen,
    on.join(", "),
  ]);
  return [
    "## What a fault plan can do",
    "",
    "`fixtures/faults/model-rough-day.yaml` says how a plan is written.",
    "",
    ...table(["name", "what it does", "what the caller sees", "strikes"], rows),
    "",
  ];
}

const MODES: readonly Named[] = [
  {
    name: "extractive",
    says: "A model of the caller's own answers, such as the offline one; `ledger dev` does so.",
  },
  { name: "scripted", says: "The first answer of a list that fits the prompt; a script may be YAML." },
  {
    name: "recorded",
    says: "Chat completions from a cassette of JSON lines, with their timing; what it does not hold is fetched from a real endpoint and kept, where one is named. No key stands in it.",
  },
];

const ROUTES: readonly Named[] = [
  { name: "POST /v1/chat/completions", says: "whole, or streamed as server-sent events" },
  { name: "POST /v1/embeddings", says: "seeded vectors, as numbers or base64" },
  { name: "GET /v1/models", says: "the models, and `/v1/models/{id}` one of them" },
  { name: "GET /health/liveliness", says: "without a key; also `/health/liveness` and `/health/readiness`" },
];
