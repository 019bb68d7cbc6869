import type { Scheduler } from "../../clock/scheduler.ts";
import { createStoppableScheduler } from "../../clock/stoppable-scheduler.ts";
import type { Dispatch, Transport } from "../delivery/transport.ts";
import type { Journal } from "../journal/journal.ts";
import type { Connections } from "../socket-mode/connections.ts";
import { serverError } from "../web-api/answer.ts";
import { type FaultPlan, type FaultRule, NO_FAULTS } from "./fault-plan.ts";
import { createFaultSchedule } from "./fault-schedule.ts";
import type { FaultTrace } from "./fault-trace.ts";
import { faultyTransport } from "./faulty-transport.ts";
import { createOutages } from "./outages.ts";
import { type RequestFate, requestFateOf } from "./request-fate.ts";
import { strikeSockets } from "./socket-faults.ts";
import { type StreamFaults, strikeStream } from "./strike-stream.ts";
import { startTimeTriggers } from "./time-triggers.ts";

/** A request of an app. */
export interface AppRequest {
  /** One of the Web API, or what stands for it: `response_url`, `files.upload`, `files.download`. */
  readonly method: string;
  /** The id of the app that calls, where that can be told. */
  readonly app: string | undefined;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What faults strike. */
export interface FaultTargets {
  /** The WebSockets of the app, or of all apps. */
  connectionsOf(app: string | undefined): readonly Connections[];
  readonly streams: StreamFaults;
}

/** What goes wrong by plan: asked wherever something could. */
export interface Faults {
  /** What becomes of a request to the Web API or to a route beside it. */
  onRequest(request: AppRequest): RequestFate;
  /** Waits so many milliseconds; for ever where the simulator stops meanwhile, as nobody waits any more. */
  pause(milliseconds: number): Promise<void>;
  /** Why the app's WebSocket is turned away, if it is. */
  onConnection(app: string): "too_many_websockets" | "outage" | undefined;
  /** The transport, with the faults of what is sent to the app. */
  transportOf(app: string, transport: Transport): Transport;
  /** Another plan, from now on: its occurrences and its trace begin anew. */
  set(plan: FaultPlan): void;
  trace(): FaultTrace;
  /** Waits for no more. */
  stop(): void;
}

export function createFaults(scheduler: Scheduler, journal: Journal, targets: FaultTargets): Faults {
  const alarms = createStoppableScheduler(scheduler);
  // What a plan waits for ends with the plan; what it has struck does not.
  let triggers = createStoppableScheduler(scheduler);
  const outages = createOutages(scheduler);
  let schedule = createFaultSchedule(NO_FAULTS, scheduler, journal);

  function strike(rule: FaultRule, app: string | undefined): void {
    if (rule.fault === "outage") outages.begin(rule.for, app);
    for (const connections of targets.connectionsOf(app)) strikeSockets(rule, connections);
  }

  function deliveryFaultsOf(app: string, dispatch: Dispatch): readonly FaultRule[] {
    const name = nameOf(dispatch);
    const rules = schedule.occur({ kind: "delivery", name, app });
    for (const rule of rules) strike(rule, app);
    return rules;
  }

  return {
    onRequest({ method, app, args }) {
      const rules = schedule.occur({ kind: "request", name: method, app });
      for (const rule of rules) {
        strike(rule, app);
        strikeStream(rule, args, targets.streams);
      }
      if (outages.isOut(app)) return { delay: 0, ending: { type: "answer", answer: serverError(503) } };
      return requestFateOf(rules);
    },
    pause: (milliseconds) => new Promise((resolve) => alarms.after(milliseconds, resolve)),
    onConnection(app) {
      if (outages.isOut(app)) return "outage";
      const [turnedAway] = schedule.occur({ kind: "connection", name: "websocket", app });
      return turnedAway === undefined ? undefined : "too_many_websockets";
    },
    transportOf: (app, transport) =>
      faultyTransport(
        {
          send: (dispatch, answered) => (outages.isOut(app) ? undefined : transport.send(dispatch, answered)),
        },
        (dispatch) => deliveryFaultsOf(app, dispatch),
        alarms,
      ),
    set(plan) {
      triggers.stop();
      triggers = createStoppableScheduler(scheduler);
      schedule = createFaultSchedule(plan, scheduler, journal);
      startTimeTriggers(plan, triggers, (rule, index) => {
        if (schedule.tick(index)) strike(rule, rule.app);
      });
    },
    trace: () => schedule.trace(),
    stop() {
      triggers.stop();
      alarms.stop();
    },
  };
}

/** The type of the event; a notice of the Events API has none but its own. */
function nameOf(dispatch: Dispatch): string {
  if (dispatch.type !== "events_api") return dispatch.type;
  const { payload } = dispatch;
  return payload.type === "event_callback" ? payload.event.type : payload.type;
}
