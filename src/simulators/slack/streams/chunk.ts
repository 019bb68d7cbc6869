import type { Block } from "../workspace/message.ts";

/** A piece of a streamed message, under Slack's own names. */
export type Chunk = MarkdownChunk | TaskChunk | PlanChunk | BlocksChunk;

export interface MarkdownChunk {
  readonly type: "markdown_text";
  readonly text: string;
}

/** Puts a task there, or changes the one with its id. */
export interface TaskChunk {
  readonly type: "task_update";
  readonly id: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly details?: string | undefined;
  readonly output?: string | undefined;
  readonly sources?: readonly TaskSource[] | undefined;
}

export type TaskStatus = "pending" | "in_progress" | "complete" | "error";

export type TaskSource = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Gives the plan that holds the tasks another title. */
export interface PlanChunk {
  readonly type: "plan_update";
  readonly title: string;
}

export interface BlocksChunk {
  readonly type: "blocks";
  readonly blocks: readonly Block[];
}
