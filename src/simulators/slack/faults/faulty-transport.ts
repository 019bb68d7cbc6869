import { randomUUID } from "node:crypto";
import type { Scheduler } from "../../clock/scheduler.ts";
import { millisecondsOf } from "../../faults/duration.ts";
import type { AppAnswer, Dispatch, Transport } from "../delivery/transport.ts";
import type { FaultRule, FaultRuleOf } from "./fault-plan.ts";

/** What the faults make of one delivery: called before it is sent. */
export type DeliveryFaults = (dispatch: Dispatch) => readonly FaultRule[];

type Answered = (answer: AppAnswer) => void;
type Send = () => (() => void) | undefined;

const HELD_BACK_FOR = "1s";

/** A transport on which what is sent may come late, twice, in another order, or be acknowledged to nobody. */
export function faultyTransport(
  transport: Transport,
  faultsOf: DeliveryFaults,
  scheduler: Scheduler,
): Transport {
  /** Those that wait until another was sent. */
  const heldBack = new Set<() => void>();

  function sendLater(milliseconds: number, send: Send, isHeldBack: boolean): () => void {
    let forget: (() => void) | undefined;
    const go = () => {
      cancel();
      heldBack.delete(go);
      forget = send();
    };
    const cancel = scheduler.after(milliseconds, go);
    if (isHeldBack) heldBack.add(go);
    return () => {
      cancel();
      heldBack.delete(go);
      forget?.();
    };
  }

  return {
    send(dispatch, answered) {
      const rules = faultsOf(dispatch);
      const overtaking = [...heldBack];
      const hear = rules.some(({ fault }) => fault === "lost_ack") ? deafTo(answered) : answered;
      const send = () => sendTimes(transport, dispatch, hear, ruleOf(rules, "duplicate"));
      const late = ruleOf(rules, "latency");
      const held = ruleOf(rules, "out_of_order");
      const wait = Math.max(
        late === undefined ? 0 : millisecondsOf(late.by),
        held === undefined ? 0 : millisecondsOf(held.within ?? HELD_BACK_FOR),
      );
      const forget = wait === 0 ? send() : sendLater(wait, send, held !== undefined);
      for (const go of overtaking) go();
      return forget;
    },
  };
}

function sendTimes(
  transport: Transport,
  dispatch: Dispatch,
  answered: Answered,
  duplicate: FaultRuleOf<"duplicate"> | undefined,
): (() => void) | undefined {
  if (duplicate === undefined) return transport.send(dispatch, answered);
  const [first, second] = pairOf(dispatch, duplicate);
  const forgetFirst = transport.send(first, answered);
  const forgetSecond = transport.send(second, answered);
  if (forgetFirst === undefined && forgetSecond === undefined) return undefined;
  return () => {
    forgetFirst?.();
    forgetSecond?.();
  };
}

/** Observed (bolt-js #2487): the same envelope can come twice, both times with `retry_attempt: 0`. */
function pairOf(
  dispatch: Dispatch,
  { as = "retry" }: FaultRuleOf<"duplicate">,
): readonly [Dispatch, Dispatch] {
  if (as === "same_envelope") {
    const envelope = { ...dispatch, envelopeId: randomUUID() };
    return [envelope, envelope];
  }
  if (dispatch.type !== "events_api") return [dispatch, dispatch];
  return [dispatch, { ...dispatch, attempt: dispatch.attempt + 1, retryReason: "timeout" }];
}

/** The acknowledgement is lost on its way; that the app could not be reached is still told. */
function deafTo(answered: Answered): Answered {
  return (answer) => {
    if (!answer.acknowledged) answered(answer);
  };
}

function ruleOf<Name extends FaultRule["fault"]>(
  rules: readonly FaultRule[],
  fault: Name,
): FaultRuleOf<Name> | undefined {
  return rules.find((rule): rule is FaultRuleOf<Name> => rule.fault === fault);
}
