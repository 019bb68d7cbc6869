import type { ModelBudget, OverBudget } from "../../src/llm/budget.ts";

interface MemoryBudget extends ModelBudget {
  /** What was reserved and settled, in US dollars, in order. */
  readonly entries: readonly { readonly reserved: number; settled?: number }[];
  spent(): number;
}

/** A budget of one amount for all. */
export function memoryBudget(
  costUsd: number,
  over: Omit<OverBudget, "kind"> = { budget: "day" },
): MemoryBudget {
  const entries: { reserved: number; settled?: number }[] = [];
  const spent = () => entries.reduce((sum, { reserved, settled }) => sum + (settled ?? reserved), 0);
  return {
    entries,
    spent,
    async reserve(_payer, reserved) {
      if (spent() + reserved > costUsd) return { kind: "over", ...over };
      const entry: (typeof entries)[number] = { reserved };
      entries.push(entry);
      return {
        kind: "reserved",
        async settle(settled) {
          if (entry.settled !== undefined) throw new Error("It was settled before.");
          entry.settled = settled;
        },
      };
    },
  };
}
