import type { FoundContainer } from "../engine/engine.ts";
import { howEnded } from "./how-ended.ts";
import type { Seen } from "./look.ts";
import { CONFIG_LABEL } from "./names.ts";
import type { Wanted } from "./wanted.ts";

/** What is to be done for one service. */
export type Step =
  | { readonly kind: "keep"; readonly wanted: Wanted; readonly found: FoundContainer }
  | { readonly kind: "start"; readonly wanted: Wanted; readonly found: FoundContainer; readonly why: string }
  | {
      readonly kind: "replace";
      readonly wanted: Wanted;
      readonly found: FoundContainer;
      readonly why: string;
    }
  | { readonly kind: "create"; readonly wanted: Wanted };

/** Decides by looking alone: the same sight gives the same steps. */
export function plan(
  wanted: readonly Wanted[],
  { containers, network }: Pick<Seen, "containers" | "network">,
): readonly Step[] {
  return wanted.map((one) => stepFor(one, containers.get(one.service.name), network));
}

function stepFor(wanted: Wanted, found: FoundContainer | undefined, network: Seen["network"]): Step {
  if (!found) return { kind: "create", wanted };
  const why = whyAnew(wanted, found, network);
  if (why !== undefined) return { kind: "replace", wanted, found, why };
  if (found.state === "exited") return { kind: "start", wanted, found, why: `it had ${howEnded(found)}` };
  return { kind: "keep", wanted, found };
}

function whyAnew({ config }: Wanted, found: FoundContainer, network: Seen["network"]): string | undefined {
  const { state, labels } = found;
  if (labels[CONFIG_LABEL] !== config) return "its configuration is another";
  // One that was made and never started may lack its files: who made it was killed in between.
  if (state === "created") return "it was made and never started";
  return whyAstray(found, network) ?? (MAY_STAY.has(state) ? undefined : `it was ${state}`);
}

const MAY_STAY: ReadonlySet<FoundContainer["state"]> = new Set(["running", "restarting", "exited"]);

/** A container that is not in the stack's network serves nobody in it, and is not published either. */
function whyAstray({ networks }: FoundContainer, network: Seen["network"]): string | undefined {
  if (!network) return "its network is gone";
  if (networks.includes(network.id) || networks.includes(network.name)) return undefined;
  return networks.length === 0 ? "it was taken out of its network" : "its network is another";
}

/** Steps that wait for nothing but those of earlier groups. */
export function inOrderOfNeeds(steps: readonly Step[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  let waiting = [...steps];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ wanted }) => wanted.service.name));
    const next = waiting.filter(({ wanted }) => !wanted.service.needs.some((need) => names.has(need)));
    if (next.length === 0) throw new Error("Services need each other in a circle.");
    groups.push(next);
    waiting = waiting.filter((step) => !next.includes(step));
  }
  return groups;
}
