/** Documented: an app has so many milliseconds to acknowledge an event. */
export const ACKNOWLEDGE_WITHIN = 3_000;

/**
 * How many milliseconds after a delivery that was not acknowledged the next one comes; after the last the event
 * is given up. The first is observed (bolt-js #2487), the others are documented.
 */
export const RETRY_AFTER: readonly number[] = [4_000, 60_000, 300_000];

/** Documented: the first retry comes nearly at once after a failure that shows early. How soon is assumed. */
export const FIRST_RETRY_AFTER_FAILURE = 1_000;
