import { createHash } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";
import type { CallFacts, LlmCall } from "./call.ts";

/** The requests that came, the oldest first, and how many of them are under way. */
export interface CallLog {
  begin(facts: Pick<LlmCall, "route" | "path">): OpenCall;
  calls(): readonly LlmCall[];
  inFlight(): number;
  maxInFlight(): number;
}

/** A call that is under way. */
export interface OpenCall {
  readonly n: number;
  readonly id: string;
  readonly at: number;
  note(facts: CallFacts): void;
  /** Once; what is noted afterwards is not told to the journal. */
  end(facts: CallFacts): void;
}

export interface CallLogSettings {
  readonly seed: number;
  /** How many calls are remembered; beyond it the oldest are forgotten first. */
  readonly keepCalls: number;
  /** Told of each call twice: when it comes, and when it is over. */
  readonly journal: ((call: LlmCall) => void) | undefined;
}

export function createCallLog(
  clock: Clock,
  { seed, keepCalls, journal = () => {} }: CallLogSettings,
): CallLog {
  const kept = new Map<number, LlmCall>();
  let n = 0;
  let inFlight = 0;
  let maxInFlight = 0;

  function remember(call: LlmCall): LlmCall {
    kept.set(call.n, call);
    const [oldest] = kept.keys();
    if (kept.size > keepCalls && oldest !== undefined) kept.delete(oldest);
    return call;
  }

  return {
    begin({ route, path }) {
      const isModelCall = route === "chat" || route === "embeddings";
      n += 1;
      if (isModelCall) inFlight += 1;
      maxInFlight = Math.max(maxInFlight, inFlight);
      const id = callIdOf(seed, n);
      let call = remember({ n, id, at: clock.now(), route, path, faults: [], inFlight, outcome: "running" });
      journal(call);
      const note = (facts: CallFacts) => {
        call = { ...call, ...facts };
        // One that is forgotten already stays forgotten.
        if (kept.has(call.n)) kept.set(call.n, call);
      };
      return {
        n: call.n,
        id,
        at: call.at,
        note,
        end(facts) {
          if (isModelCall) inFlight -= 1;
          note({ ...facts, durationMs: clock.now() - call.at });
          journal(call);
        },
      };
    },
    calls: () => [...kept.values()],
    inFlight: () => inFlight,
    maxInFlight: () => maxInFlight,
  };
}

/** A UUID, the same in each run. */
function callIdOf(seed: number, n: number): string {
  const hex = createHash("sha256").update(`${seed} ${n}`).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join("-");
}
