import { createContext, useContext } from "react";
import type { Changes } from "../server/changes.ts";
import type { Conversation, WorkspaceReply } from "../server/replies.ts";
import type { Place } from "./place.ts";
import type { OpenPane } from "./use-pane.ts";

/** What all of the page knows: who looks, at what, and who and what is around. */
export interface Page {
  /** The id of the person who looks. */
  readonly me: string;
  readonly place: Place;
  readonly workspace: WorkspaceReply;
  readonly conversations: readonly Conversation[];
  /** Reads the conversations again: that a direct message was begun, before anything is said in it, is told to nobody. */
  refreshConversations(): void;
  readonly changes: Changes;
  go(place: Partial<Place>): void;
  readonly openPane: OpenPane;
  /** Shows in words what went wrong. */
  fail(fault: unknown): void;
  /** Does it, and shows what went wrong if it fails. */
  attempt<Value>(doing: Promise<Value>): Promise<Value | undefined>;
}

const PageContext = createContext<Page | undefined>(undefined);

export const PageProvider = PageContext.Provider;

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error("This is drawn outside the page.");
  return page;
}
