import type { MessageChange } from "./message-change.ts";

/** Whatever happened in a workspace; the state holds it already. */
export type WorkspaceChange = MessageChange;
