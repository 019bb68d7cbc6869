export { type Scheduler, systemScheduler } from "../../core/scheduler.ts";
