import { LedgerError } from "../../../core/errors.ts";
import type { Scheduler } from "../../clock/scheduler.ts";
import type { SlackApp } from "../apps/app.ts";
import { ACKNOWLEDGE_WITHIN } from "../delivery/retry-schedule.ts";
import type { AppAnswer, Dispatch, Transport } from "../delivery/transport.ts";
import type { Journal } from "../journal/journal.ts";
import { answerOf } from "./answer-of.ts";
import { type PostOutcome, post } from "./post.ts";
import { bodyOf, jsonBody, type RequestBody } from "./request-body.ts";
import { parseRequestUrl } from "./request-url.ts";
import { signatureOf } from "./signature.ts";
import { isVerified, urlVerification } from "./url-verification.ts";

/** Sends each dispatch as a signed POST to the app's request URL, which is verified before it is first used. */
export interface HttpTransport extends Transport {
  requestUrl(): string | undefined;
  /**
   * Verifies the URL and uses it from then on; undefined goes back to Socket Mode.
   * @throws LedgerError REQUEST_URL_INVALID, REQUEST_URL_NOT_VERIFIED; the URL before stays.
   */
  setRequestUrl(url: string | undefined): Promise<void>;
  stop(): void;
}

interface Target {
  readonly url: URL;
  verified: boolean;
}

/** Tells the outcome once, and with how many attempts before; returns what breaks it off. */
type Told<Outcome> = (outcome: Outcome) => void;

export function createHttpTransport(app: SlackApp, clock: Scheduler, journal: Journal): HttpTransport {
  const open = new Set<() => void>();
  let target: Target | undefined = targetOf(app.requestUrl);

  /** One signed request, which is over after three seconds. */
  function postSigned(url: URL, body: RequestBody, headers: Retry, told: Told<PostOutcome>): () => void {
    const timestamp = Math.floor(clock.now() / 1_000);
    journal({ type: "post-sent", url: url.href, body: body.text, retry: headers.attempt });
    const message = { url, text: body.text, headers: headersOf(body, timestamp, app.signingSecret, headers) };
    const end = (outcome: PostOutcome) => {
      forget();
      const came = "failed" in outcome ? outcome.failed : outcome.status;
      journal({ type: "post-answered", url: url.href, outcome: came });
      told(outcome);
    };
    const abort = post(message, end);
    const cancel = clock.after(ACKNOWLEDGE_WITHIN, () => end({ failed: "http_timeout" }));
    const forget = () => {
      cancel();
      abort();
      open.delete(forget);
    };
    open.add(forget);
    return forget;
  }

  function verify({ url }: Target, told: Told<{ verified: boolean; outcome: PostOutcome }>): () => void {
    const verification = urlVerification(app.verificationToken);
    return postSigned(url, jsonBody(verification), FIRST, (outcome) =>
      told({ verified: isVerified(outcome, verification), outcome }),
    );
  }

  function sendTo({ url }: Target, dispatch: Dispatch, answered: Told<AppAnswer>): () => void {
    return postSigned(url, bodyOf(dispatch), retryOf(dispatch), (outcome) => answered(answerOf(outcome)));
  }

  return {
    requestUrl: () => target?.url.href,
    send(dispatch, answered) {
      const to = target;
      if (to === undefined) return undefined;
      if (to.verified) return sendTo(to, dispatch, answered);
      let forget = verify(to, ({ verified, outcome }) => {
        to.verified = verified;
        if (verified) forget = sendTo(to, dispatch, answered);
        else answered("failed" in outcome ? answerOf(outcome) : NOT_VERIFIED);
      });
      return () => forget();
    },
    async setRequestUrl(url) {
      const next = targetOf(url);
      if (next !== undefined) {
        const { promise, resolve } = Promise.withResolvers<boolean>();
        verify(next, ({ verified }) => resolve(verified));
        if (!(await promise)) throw notVerified(next.url);
        next.verified = true;
      }
      target = next;
    },
    stop() {
      for (const forget of open) forget();
    },
  };
}

function targetOf(url: string | undefined): Target | undefined {
  return url === undefined ? undefined : { url: parseRequestUrl(url), verified: false };
}

const NOT_VERIFIED: AppAnswer = { acknowledged: false, reason: "http_error" };

interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

const FIRST: Retry = { attempt: 0, reason: "" };

function retryOf(dispatch: Dispatch): Retry {
  return dispatch.type === "events_api" ? { attempt: dispatch.attempt, reason: dispatch.retryReason } : FIRST;
}

function headersOf(body: RequestBody, timestamp: number, secret: string, { attempt, reason }: Retry) {
  return {
    "content-type": body.contentType,
    "content-length": Buffer.byteLength(body.text),
    "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    accept: "*/*",
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": signatureOf(secret, timestamp, body.text),
    ...(attempt > 0 && { "x-slack-retry-num": attempt, "x-slack-retry-reason": reason }),
  };
}

function notVerified(url: URL): LedgerError {
  return new LedgerError(
    "REQUEST_URL_NOT_VERIFIED",
    `The app at ${url.href} did not answer the challenge of the simulated Slack.`,
    "Start the app first, and check the path: Bolt listens at /slack/events.",
  );
}
