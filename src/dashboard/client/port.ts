import type { PeopleDoor } from "../../simulators/slack/people/people-door.ts";

/** What the client needs of a Slack: to see as its people see, and to do what they do. A simulator is one. */
export type SlackPort = PeopleDoor;
