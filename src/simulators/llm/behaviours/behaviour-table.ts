import type { Area } from "../../behaviours/area.ts";
import { CHAT_BEHAVIOURS } from "./chat-behaviours.ts";
import { EMBEDDING_BEHAVIOURS } from "./embedding-behaviours.ts";
import { FAULT_BEHAVIOURS } from "./fault-behaviours.ts";
import { GATEWAY_BEHAVIOURS } from "./gateway-behaviours.ts";

/** All that is modelled of a model endpoint, in the order of the documentation. Tests are in `test/simulators/llm`. */
export const AREAS: readonly Area[] = [
  { name: "Chat completions", behaviours: CHAT_BEHAVIOURS },
  { name: "Embeddings", behaviours: EMBEDDING_BEHAVIOURS },
  { name: "The gateway", behaviours: GATEWAY_BEHAVIOURS },
  { name: "Faults", behaviours: FAULT_BEHAVIOURS },
];
