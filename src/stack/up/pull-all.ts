import type { ContainerEngine } from "../engine/engine.ts";
import type { PullProgress } from "../engine/pull-progress.ts";
import type { Step } from "../reconcile/plan.ts";

/** Who is told what happens. */
export interface Listener {
  /** A line that stays. */
  readonly say: (line: string) => void;
  /** How far a long piece of work is, many times a second; the next takes the place of the last. */
  readonly show?: ((line: string) => void) | undefined;
}

/** Pulls what is not there, before anything is made or replaced: a pull that fails or is ended changes nothing. */
export async function pullAll(
  engine: ContainerEngine,
  steps: readonly Step[],
  signal: AbortSignal,
  { say, show }: Listener,
): Promise<void> {
  const making = steps.filter(({ kind }) => kind === "create" || kind === "replace");
  const images = [...new Set(making.map(({ wanted }) => wanted.container.image))];
  const there = await Promise.all(images.map((image) => engine.hasImage(image)));
  const missing = images.filter((_, at) => !there[at]);
  for (const [at, image] of missing.entries()) {
    signal.throwIfAborted();
    const count = missing.length > 1 ? ` (image ${at + 1} of ${missing.length})` : "";
    say(`Pulling ${image}${count}`);
    let last: PullProgress | undefined;
    await engine.pullImage(image, signal, (progress) => {
      last = progress;
      show?.(`  ${progressText(progress)}`);
    });
    say(`Pulled ${image}${last && last.ofBytes > 0 ? `: ${megabytes(last.ofBytes)} MB` : ""}`);
  }
}

function progressText({ bytes, ofBytes, layers, ofLayers }: PullProgress): string {
  return `${megabytes(bytes)} of ${megabytes(ofBytes)} MB, ${layers} of ${ofLayers} layers`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
