import type { AssistantChange } from "../assistant/assistant-change.ts";
import type { FileChange } from "../files/file-change.ts";
import type { StreamChange } from "../streams/stream-change.ts";
import type { ChannelChange } from "./channel-change.ts";
import type { MessageChange } from "./message-change.ts";
import type { MessagePinned } from "./pin-change.ts";
import type { ViewChange } from "./view-change.ts";

/** Whatever happened in a workspace; the state holds it already. */
export type WorkspaceChange =
  | MessageChange
  | ChannelChange
  | MessagePinned
  | ViewChange
  | StreamChange
  | AssistantChange
  | FileChange;
