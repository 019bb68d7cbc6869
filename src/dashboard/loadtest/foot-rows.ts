import { type Row, row, span } from "../text/row.ts";
import { bytesText, coreText, costText, numberText } from "./figures.ts";
import type { LoadView } from "./load-view.ts";

/** What the bot takes. */
export function resourceRow(
  { resources: { queue, cpu, memoryBytes, costUsd } }: LoadView,
  narrow: boolean,
): Row {
  const parts = [
    ["queue", numberText(queue)],
    ["cpu", coreText(cpu)],
    [narrow ? "" : "memory", bytesText(memoryBytes)],
    [narrow ? "" : "cost", costText(costUsd)],
  ] as const;
  const gap = narrow ? "  " : "   ";
  return parts.flatMap(([name, figure], at) => [
    span(at === 0 ? "" : gap),
    span(name === "" ? "" : `${name} `, { dim: true }),
    span(figure),
  ]);
}

export function keysRow(stopping: boolean): Row {
  return stopping
    ? row("Stopping. Ctrl-C again ends it at once", { bold: true, color: "yellow" })
    : row("Ctrl-C stops the run", { dim: true });
}
