import { metricSeries, type PushedFigures } from "./metric-series.ts";
import { type PushOutcome, type RemoteWrite, remoteWrite } from "./remote-write.ts";

export interface PusherOptions {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of every series: the scenario, the target, and what tells runs apart. */
  readonly labels: Readonly<Record<string, string>>;
  readonly agent?: string;
  readonly timeoutMs?: number;
  /** Waits between tries at the end. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** Sends figures while a run goes on; whatever becomes of that, the run is none the worse for it. */
export interface Pusher {
  /** Sends them unless a push is still under way: what comes next has newer ones. Never waits, never throws. */
  push(figures: PushedFigures): void;
  /** Sends the last ones, with a few tries; comes back within some seconds. */
  end(figures: PushedFigures): Promise<PushReport>;
}

export interface PushReport {
  readonly taken: number;
  readonly failed: number;
  /** Not sent, since the one before was under way. */
  readonly skipped: number;
  /** Of the last that failed. */
  readonly because?: string;
  /** Whether the figures of the end arrived. */
  readonly complete: boolean;
}

const TIMEOUT_MS = 3_000;
const TRIES = 3;
const FIRST_WAIT_MS = 250;

export function createPusher(options: PusherOptions): Pusher {
  const { url, headers, labels, agent = "ledger-loadtest", timeoutMs = TIMEOUT_MS, wait = waited } = options;
  const to: RemoteWrite = { url, agent, timeoutMs, ...(headers && { headers }) };
  let taken = 0;
  let failed = 0;
  let skipped = 0;
  let because: string | undefined;
  let underWay: Promise<unknown> | undefined;
  return {
    push(figures) {
      if (underWay) skipped += 1;
      else
        underWay = send(figures).finally(() => {
          underWay = undefined;
        });
    },
    async end(figures) {
      await underWay;
      const complete = await sendLast(figures);
      return { taken, failed, skipped, complete, ...(because !== undefined && { because }) };
    },
  };

  async function sendLast(figures: PushedFigures): Promise<boolean> {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const { kind } = await send(figures);
      if (kind === "taken") return true;
      if (kind === "refused") return false;
      if (tries < TRIES) await wait(FIRST_WAIT_MS * 2 ** (tries - 1));
    }
    return false;
  }

  async function send(figures: PushedFigures): Promise<PushOutcome> {
    const outcome = await remoteWrite(to, metricSeries(figures, labels));
    if (outcome.kind === "taken") taken += 1;
    else {
      failed += 1;
      because = outcome.because;
    }
    return outcome;
  }
}

function waited(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
