import type { Workload } from "../scenario/load-scenario.ts";

/** The name of each workload in the script, in their order: k6 takes letters, digits, `-` and `_`. */
export function k6Names(workloads: readonly Pick<Workload, "name">[]): string[] {
  const taken = new Set<string>();
  return workloads.map(({ name }) => {
    const plain = name.replace(/[^\w-]+/gu, "-") || "workload";
    let free = plain;
    for (let count = 2; taken.has(free); count += 1) free = `${plain}-${count}`;
    taken.add(free);
    return free;
  });
}
