import type { Random } from "../../../simulators/llm/random.ts";

/** Deals things in a random order, each once before any comes again. */
export interface Deck<Thing> {
  /** Undefined for a deck of nothing. */
  draw(): Thing | undefined;
}

export function createDeck<Thing>(things: readonly Thing[], random: Random): Deck<Thing> {
  let left: Thing[] = [];
  return {
    draw() {
      if (left.length === 0) left = shuffled(things, random);
      return left.pop();
    },
  };
}

/** Fisher and Yates. */
function shuffled<Thing>(things: readonly Thing[], random: Random): Thing[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1));
    const [here, there] = [order[last], order[at]];
    if (here !== undefined && there !== undefined) [order[last], order[at]] = [there, here];
  }
  return order;
}
