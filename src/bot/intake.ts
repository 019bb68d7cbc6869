import type { Deliver } from "../channels/channel.ts";
import type { Inbound } from "../channels/inbound.ts";
import { createInOrder } from "./in-order.ts";

/** Keeps what came in. It resolves when that cannot be lost any more, and rejects when it could not be kept. */
export type Taker<Kind extends Inbound["kind"]> = (
  inbound: Extract<Inbound, { kind: Kind }>,
) => Promise<void>;

/** Who takes what comes in, by its kind. */
export type Takers = { readonly [Kind in Inbound["kind"]]: Taker<Kind> };

/** Takes in all that a channel tells of, each kind by its own taker. */
export function createIntake(takers: Takers): Deliver {
  const inOrder = createInOrder<string>();
  return (inbound) => {
    const take = takers[inbound.kind] as (inbound: Inbound) => Promise<void>;
    // A channel tells of things in order; kept at the same time they would overtake each other.
    return lanesOf(inbound).reduceRight<() => Promise<void>>(
      (task, lane) => () => inOrder(lane, task),
      () => take(inbound),
    )();
  };
}

/** In which orders something comes in: that of its message before that of its conversation, always. */
function lanesOf(inbound: Inbound): string[] {
  return [
    ...("messageId" in inbound ? [`message ${inbound.messageId}`] : []),
    ...("place" in inbound ? [`conversation ${inbound.place.conversation}`] : []),
  ];
}
