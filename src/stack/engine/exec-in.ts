import type Docker from "dockerode";
import { createDemultiplexer } from "./demultiplex.ts";
import type { ExecResult } from "./engine.ts";

/** Runs a command in a container, without a terminal, and gives what it printed on both outputs. */
export async function execIn(
  container: Docker.Container,
  command: readonly string[],
  signal: AbortSignal,
): Promise<ExecResult> {
  const exec = await container.exec({
    Cmd: [...command],
    AttachStdout: true,
    AttachStderr: true,
    abortSignal: signal,
  });
  const stream = await exec.start({ hijack: true, stdin: false, abortSignal: signal });
  const stop = () => void stream.destroy(new Error("it took too long"));
  signal.addEventListener("abort", stop);
  try {
    const demultiplex = createDemultiplexer();
    let output = "";
    for await (const chunk of stream) output += demultiplex(chunk as Buffer);
    const { ExitCode } = await exec.inspect();
    return { code: ExitCode ?? -1, output: output.trim() };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
