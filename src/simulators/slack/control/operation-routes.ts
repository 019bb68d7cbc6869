import { z } from "zod";
import { type ControlRoute, get, routeOf } from "./control-route.ts";
import { Refusal } from "./refusal.ts";

/** What a tester asks and does of the simulator itself. */
export const OPERATION_ROUTES: readonly ControlRoute[] = [
  get("invariants", {
    does: "What the apps kept to so far, and what not.",
    args: z.object({}),
    run: (_args, { invariants }) => invariants(),
  }),
  get("faults", {
    does: "The faults that happened since the plan was set.",
    args: z.object({}),
    run: (_args, { faults }) => faults.faultTrace(),
  }),
  routeOf("PUT", "faults", {
    does: "Lets a fault plan begin; `none` ends all faults.",
    args: z.object({ plan: z.unknown() }),
    run({ plan }, { faults }) {
      faults.setFaults(plan);
      return { ok: true };
    },
  }),
  get("clock", {
    does: "The simulator's time in milliseconds since the epoch, and whether it can be put on.",
    args: z.object({}),
    run: (_args, { advance, now }) => ({ now: now(), can_advance: advance !== undefined }),
  }),
  routeOf("POST", "clock/advance", {
    does: "Puts the clock on, where it was made to be; what falls due on the way happens.",
    args: z.object({ milliseconds: z.number().int().min(0) }),
    run({ milliseconds }, { advance, now }) {
      if (advance === undefined)
        throw new Refusal(409, "real_clock", "This simulator runs by the real clock.");
      advance(milliseconds);
      return { now: now() };
    },
  }),
];
