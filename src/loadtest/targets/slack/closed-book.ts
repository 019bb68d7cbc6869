import type { Sample } from "../../measure/sample.ts";
import type { AskedInSlack } from "./asked-in-slack.ts";
import type { ReplyMessage } from "./reply-message.ts";

/** What is remembered of questions whose samples are told, to see an answer that comes once more. */
export interface ClosedBook {
  add(asked: AskedInSlack, sample: Sample): void;
  /** The sample of what the message answers once more; given once for each question. */
  answeredBefore(reply: ReplyMessage): Sample | undefined;
}

/** So many questions are remembered, and the oldest are forgotten first. */
const REMEMBERED = 20_000;

interface Closed {
  /** Which message is which part. */
  readonly parts: ReadonlyMap<number, string>;
  readonly sample: Sample;
  doubled: boolean;
}

export function createClosedBook(remembered = REMEMBERED): ClosedBook {
  const closed = new Map<string, Closed>();
  return {
    add({ ts, replies }, sample) {
      const final = [...replies.values()].filter(({ outcome }) => outcome !== undefined);
      const parts = new Map(final.map((reply) => [reply.part, reply.ts]));
      closed.set(ts, { parts, sample, doubled: parts.size < final.length });
      const [oldest] = closed.keys();
      if (closed.size > remembered && oldest !== undefined) closed.delete(oldest);
    },
    answeredBefore({ answers, thread, part, ts, outcome }) {
      const known = closed.get(answers ?? thread ?? "");
      if (known === undefined || known.doubled || outcome === undefined) return undefined;
      const first = known.parts.get(part);
      if (first === undefined || first === ts) return undefined;
      known.doubled = true;
      return known.sample;
    },
  };
}
