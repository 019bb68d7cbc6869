import { createEventBus } from "../../src/core/events.ts";
import { logEvents } from "../../src/telemetry/logs.ts";

const events = createEventBus();
logEvents(events, "info");
events.emit({ type: "bot_stopped" });
