import type { Behaviour } from "../../behaviours/behaviour.ts";
import { MESSAGE_BEHAVIOURS } from "./message-behaviours.ts";
import { VIEW_BEHAVIOURS } from "./view-behaviours.ts";

export const INTERACTION_BEHAVIOURS: readonly Behaviour[] = [...MESSAGE_BEHAVIOURS, ...VIEW_BEHAVIOURS];
