import type { Answer } from "../core/answer.ts";

export interface OpenExchange {
  readonly id: number;
  readonly question: string;
  readonly followUp: boolean;
  readonly state: "asked" | "acknowledged";
}

export interface SettledExchange {
  readonly kind: "exchange";
  readonly id: number;
  readonly question: string;
  readonly followUp: boolean;
  readonly answer: Answer;
  readonly latencyMs: number;
}

/** What the person should see at once, whatever else goes on. */
export interface Notice {
  readonly kind: "notice";
  readonly id: number;
  readonly text: string;
}

export interface ChatModel {
  /** In the order of the answers; what is in it never changes. */
  readonly settled: readonly (SettledExchange | Notice)[];
  /** In the order of their questions. */
  readonly open: readonly OpenExchange[];
  /** The thread that the next question goes to; a new one where there is none. */
  readonly thread?: string;
  /** Set when the chat is over. */
  readonly ended?: Ending;
}

export interface Ending {
  /** What broke the chat, where it was not left. */
  readonly fault?: unknown;
}

export type ChatMessage =
  | { readonly type: "asked"; readonly id: number; readonly question: string }
  | { readonly type: "thread-opened"; readonly thread: string }
  | { readonly type: "acknowledged"; readonly id: number }
  | { readonly type: "answered"; readonly id: number; readonly answer: Answer; readonly latencyMs: number }
  | { readonly type: "thread-left" }
  | { readonly type: "noticed"; readonly id: number; readonly text: string }
  | { readonly type: "ended"; readonly ending: Ending };

export const EMPTY_CHAT: ChatModel = { settled: [], open: [] };
