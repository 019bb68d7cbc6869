import type { Journal } from "../journal/journal.ts";
import type { PeopleDoor } from "./people-door.ts";

/** What a function of the people's door is: something that a person does, or a look at what is there. */
type Kind = "act" | "view";

/** Every function of the door. TypeScript refuses a door with a function that is not in it. */
export const DOOR_FUNCTIONS: { readonly [Name in keyof PeopleDoor]: Kind } = {
  post: "act",
  openDirectMessage: "act",
  editMessage: "act",
  deleteMessage: "act",
  react: "act",
  unreact: "act",
  pinMessage: "act",
  unpinMessage: "act",
  createChannel: "act",
  joinChannel: "act",
  leaveChannel: "act",
  inviteToChannel: "act",
  removeFromChannel: "act",
  renameChannel: "act",
  setTopic: "act",
  setPurpose: "act",
  archiveChannel: "act",
  unarchiveChannel: "act",
  openGroupMessage: "act",
  thread: "view",
  watch: "view",
  people: "view",
  teamOf: "view",
  usersAround: "view",
  appsAround: "view",
  conversations: "view",
  history: "view",
  stopAgent: "act",
  stopStream: "act",
  openAssistant: "act",
  lookAt: "act",
  choosePrompt: "act",
  assistantView: "view",
  renameSession: "act",
  upload: "act",
  uploadForInput: "act",
  filesOf: "view",
  fileBytes: "view",
  runCommand: "act",
  commandsOf: "view",
  act: "act",
  suggest: "act",
  enteredIn: "view",
  runShortcut: "act",
  shortcutsOf: "view",
  submitView: "act",
  closeView: "act",
  openHome: "act",
  viewsOf: "view",
  homeOf: "view",
  ephemeralsOf: "view",
};

const ACTS: ReadonlySet<string> = new Set(
  Object.entries(DOOR_FUNCTIONS).flatMap(([name, kind]) => (kind === "act" ? [name] : [])),
);

/** Tells an act of a person, which a journal can hold and a replay can do again, from any other name. */
export function isPersonAct(name: string): boolean {
  return ACTS.has(name);
}

/** The door whose acts are all written to the journal, before they are done: the only one that is given away. */
export function journalledDoor(door: PeopleDoor, journal: Journal): PeopleDoor {
  const functions: Readonly<Record<string, unknown>> = { ...door };
  const journalled = Object.entries(functions).map(([name, run]) => {
    if (!isPersonAct(name) || typeof run !== "function") return [name, run];
    const act = (...args: readonly unknown[]) => {
      journal({ type: "person", act: name, args });
      return run(...args);
    };
    return [name, act];
  });
  // Each function keeps its name and its parameters, which TypeScript cannot see.
  return Object.fromEntries(journalled);
}
