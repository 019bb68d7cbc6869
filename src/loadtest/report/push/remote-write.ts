import { reasonOf } from "../../../core/errors.ts";
import { snappyBlock } from "./snappy.ts";
import type { TimeSeries } from "./time-series.ts";
import { writeRequest } from "./write-request.ts";

export type PushOutcome =
  | { readonly kind: "taken" }
  /** Trying again may help: no answer, 429 or 5xx. */
  | { readonly kind: "failed"; readonly because: string }
  /** It does not: any other answer. */
  | { readonly kind: "refused"; readonly because: string };

export interface RemoteWrite {
  readonly url: URL;
  /** Such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Its name in `User-Agent`. */
  readonly agent: string;
}

const LONGEST_REASON = 300;

/** Sends series by Prometheus remote write 1.0. Comes back within the time-out, and never throws. */
export async function remoteWrite(to: RemoteWrite, series: readonly TimeSeries[]): Promise<PushOutcome> {
  try {
    const response = await fetch(bareUrl(to.url), {
      method: "POST",
      headers: {
        ...credentialsOf(to.url),
        ...to.headers,
        "content-encoding": "snappy",
        "content-type": "application/x-protobuf",
        "user-agent": to.agent,
        "x-prometheus-remote-write-version": "0.1.0",
      },
      body: new Uint8Array(snappyBlock(writeRequest(series))),
      // Credentials go to the one that they were given for.
      redirect: "manual",
      signal: AbortSignal.timeout(to.timeoutMs),
    });
    return await outcomeOf(response);
  } catch (error) {
    // What `fetch` throws has its reason beneath.
    return { kind: "failed", because: reasonOf(error instanceof Error && error.cause ? error.cause : error) };
  }
}

async function outcomeOf(response: Response): Promise<PushOutcome> {
  const { status, ok } = response;
  if (ok) {
    await response.body?.cancel();
    return { kind: "taken" };
  }
  const because = `${status} ${await beginningOf(response)}`.trim();
  return { kind: status === 429 || status >= 500 ? "failed" : "refused", because };
}

/** An answer without an end is not read to it. */
async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value?.subarray(0, LONGEST_REASON));
}

/** `fetch` takes no URL with a user in it. */
function bareUrl(url: URL): URL {
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  return bare;
}

function credentialsOf({ username, password }: URL): Record<string, string> {
  if (username === "") return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}
