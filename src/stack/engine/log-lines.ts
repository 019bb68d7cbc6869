import type Docker from "dockerode";
import { createDemultiplexer } from "./demultiplex.ts";
import type { LogLine, LogStart } from "./engine.ts";

const BOTH = { stdout: true, stderr: true, timestamps: true } as const;

/** The last lines of both outputs, oldest first. */
export async function lastLines(container: Docker.Container, count: number): Promise<readonly string[]> {
  return (await logLines(container, count)).map(({ text }) => text);
}

/** The last lines of both outputs, oldest first, with their moments. */
export async function logLines(container: Docker.Container, count: number): Promise<readonly LogLine[]> {
  const log = await container.logs({ ...BOTH, tail: count, follow: false });
  return createDemultiplexer()(log)
    .split("\n")
    .flatMap((line) => lineOf(line) ?? [])
    .slice(-count);
}

/** Hands every whole line over as it comes; resolves when the container has ended, or at the signal. */
export async function followLines(
  container: Docker.Container,
  { tail, after }: LogStart,
  onLine: (line: LogLine) => void,
  signal: AbortSignal,
): Promise<void> {
  const since = after === undefined ? {} : { since: secondsOf(after) };
  const options = { ...BOTH, ...since, ...(tail !== "all" && { tail }) };
  const demultiplex = createDemultiplexer();
  let rest = "";
  const hand = (line: string) => {
    const parsed = lineOf(line);
    // What was asked for includes its first moment.
    if (parsed && (after === undefined || orderOf(parsed.at) > orderOf(after))) onLine(parsed);
  };
  try {
    const stream = await container.logs({ ...options, follow: true, abortSignal: signal } as FollowOptions);
    for await (const chunk of stream) {
      const lines = (rest + demultiplex(chunk as Buffer)).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(hand);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  hand(rest);
}

type FollowOptions = Docker.ContainerLogsOptions & {
  readonly follow: true;
  readonly abortSignal: AbortSignal;
};

/** The engine puts the moment before each line; an empty line is none. */
function lineOf(line: string): LogLine | undefined {
  const space = line.indexOf(" ");
  const text = space === -1 ? "" : line.slice(space + 1).replace(/\r$/, "");
  return text === "" ? undefined : { at: line.slice(0, space), text };
}

/** As the engine takes a moment: seconds since 1970, here to the nanosecond, which a number cannot hold. */
function secondsOf(at: string): string {
  const fraction = /\.(\d+)/.exec(at)?.[1] ?? "0";
  return `${Math.floor(Date.parse(at) / 1_000)}.${fraction.padEnd(9, "0")}`;
}

/** As texts in their order: the engine leaves the zeros at the end out. */
function orderOf(at: string): string {
  return at.replace(/(Z|[+-]\d\d:\d\d)$/, "");
}
