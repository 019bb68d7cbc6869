/** How much of the time the event loop may be busy before a run is INVALID. */
const MOST_BUSY = 0.8;

/**
 * The rate at which the generator's event loop would be as busy as a valid run allows: what was achieved, divided by
 * the share of the time in which the loop was busy with it (Node's eventLoopUtilization), times that most.
 */
export function cpuBoundCeiling({
  perSecond,
  utilization,
}: {
  readonly perSecond: number;
  readonly utilization: number;
}): number {
  return utilization > 0 ? (perSecond / utilization) * MOST_BUSY : 0;
}
