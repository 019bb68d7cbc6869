import type { Area } from "../../behaviours/area.ts";
import { ASSISTANT_BEHAVIOURS } from "../assistant/behaviours.ts";
import { DELIVERY_BEHAVIOURS } from "../delivery/behaviours.ts";
import { EVENT_BEHAVIOURS } from "../events/behaviours.ts";
import { FAULT_BEHAVIOURS } from "../faults/behaviours.ts";
import { FILE_BEHAVIOURS } from "../files/behaviours.ts";
import { HTTP_EVENTS_BEHAVIOURS } from "../http-events/behaviours.ts";
import { INTERACTION_BEHAVIOURS } from "../interactions/behaviours.ts";
import { RATE_LIMIT_BEHAVIOURS } from "../rate-limits/behaviours.ts";
import { SOCKET_MODE_BEHAVIOURS } from "../socket-mode/behaviours.ts";
import { STREAM_BEHAVIOURS } from "../streams/behaviours.ts";
import { WEB_API_BEHAVIOURS } from "../web-api/behaviours.ts";
import { BLOCK_KIT_BEHAVIOURS } from "../web-api/block-kit/behaviours.ts";
import { WORKSPACE_BEHAVIOURS } from "../workspace/behaviours.ts";

/** All that is modelled of Slack, in the order of the documentation. */
export const AREAS: readonly Area[] = [
  { name: "Web API", behaviours: WEB_API_BEHAVIOURS },
  { name: "Block Kit", behaviours: BLOCK_KIT_BEHAVIOURS },
  { name: "Messages and channels", behaviours: WORKSPACE_BEHAVIOURS },
  { name: "Events", behaviours: EVENT_BEHAVIOURS },
  { name: "Delivery and retries", behaviours: DELIVERY_BEHAVIOURS },
  { name: "Socket Mode", behaviours: SOCKET_MODE_BEHAVIOURS },
  { name: "Events over HTTP", behaviours: HTTP_EVENTS_BEHAVIOURS },
  { name: "Commands, actions, shortcuts and views", behaviours: INTERACTION_BEHAVIOURS },
  { name: "Streams", behaviours: STREAM_BEHAVIOURS },
  { name: "Assistants and agents", behaviours: ASSISTANT_BEHAVIOURS },
  { name: "Files", behaviours: FILE_BEHAVIOURS },
  { name: "Rate limits", behaviours: RATE_LIMIT_BEHAVIOURS },
  { name: "Faults", behaviours: FAULT_BEHAVIOURS },
];
