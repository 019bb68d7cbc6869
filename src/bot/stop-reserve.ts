import { HAND_OVER_MS } from "../store/running-jobs.ts";

/** What a process needs to close when all is handed over. */
export const TO_CLOSE_MS = 1_000;

/** What handing over and closing take at the most, beyond the time in which answers may end. */
export const STOP_RESERVE_MS = HAND_OVER_MS + TO_CLOSE_MS;
