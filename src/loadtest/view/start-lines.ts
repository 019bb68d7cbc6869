import { createLoadLines } from "../../dashboard/loadtest/create-load-lines.ts";
import type { LoadView } from "../../dashboard/loadtest/load-view.ts";
import { repeat } from "./repeat.ts";

const EVERY_MS = 1_000;

/** Tells each second how a run stands. Its result ends that. */
export function startLines(view: () => LoadView, write: (line: string) => void): () => void {
  const lines = createLoadLines(write);
  return repeat(
    EVERY_MS,
    () => lines.tell(view()),
    (reason) => write(`How the run stands is told no more: ${reason}. The run is none the worse for it.`),
  );
}
