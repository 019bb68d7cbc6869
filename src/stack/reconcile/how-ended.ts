import type { FoundContainer } from "../engine/engine.ts";

type Ended = Pick<FoundContainer, "exitCode" | "outOfMemory" | "error">;

/** Such as `ended with 137, out of memory`; of one that could not be started with what the engine said. */
export function howEnded({ exitCode, outOfMemory, error }: Ended): string {
  const said = error === undefined ? "" : `: ${error}`;
  return `ended with ${exitCode ?? "no code"}${outOfMemory ? ", out of memory" : ""}${said}`;
}
