import type { Scheduler } from "../../clock/scheduler.ts";
import { ACKNOWLEDGE_WITHIN } from "./retry-schedule.ts";
import type { RequestDispatch, RetryReason, Transport } from "./transport.ts";

/** What became of a person's request. Documented: without an answer in 3 s the person is told that it failed. */
export type RequestOutcome =
  | { readonly answered: true; readonly payload: unknown }
  | { readonly answered: false; readonly reason: RetryReason | "no_receiver" };

/** Brings what a person does to the app, once, and waits for what it says. */
export interface AppRequests {
  send(dispatch: RequestDispatch): Promise<RequestOutcome>;
  /** All that wait are told that the app did not answer. */
  stop(): void;
}

export function createAppRequests(transport: Transport, scheduler: Scheduler): AppRequests {
  const open = new Set<() => void>();

  return {
    send(dispatch) {
      const { promise, resolve } = Promise.withResolvers<RequestOutcome>();
      const end = (outcome: RequestOutcome) => {
        cancel();
        forget?.();
        open.delete(giveUp);
        resolve(outcome);
      };
      const giveUp = () => end({ answered: false, reason: "timeout" });
      const cancel = scheduler.after(ACKNOWLEDGE_WITHIN, giveUp);
      open.add(giveUp);
      const forget = transport.send(dispatch, (answer) =>
        end(
          answer.acknowledged
            ? { answered: true, payload: answer.payload }
            : { answered: false, reason: answer.reason },
        ),
      );
      if (forget === undefined) end({ answered: false, reason: "no_receiver" });
      return promise;
    },
    stop() {
      for (const giveUp of open) giveUp();
    },
  };
}
