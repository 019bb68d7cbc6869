import type { Block } from "../workspace/message.ts";
import type { BlocksChunk, Chunk, MarkdownChunk, PlanChunk, TaskChunk } from "./chunk.ts";

/** What a stream holds so far, in the order in which it is shown. */
export interface StreamContent {
  readonly pieces: readonly Piece[];
  /** Shown where the tasks are displayed as a plan. */
  readonly planTitle?: string;
}

export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "task"; readonly task: TaskChunk }
  | { readonly kind: "blocks"; readonly blocks: readonly Block[] };

export const NO_CONTENT: StreamContent = { pieces: [] };

export function contentWith(content: StreamContent, chunks: readonly Chunk[]): StreamContent {
  return chunks.reduce(withChunk, content);
}

export function textOf({ pieces }: StreamContent): string {
  return pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
}

function withChunk(content: StreamContent, chunk: Chunk): StreamContent {
  // TypeScript cannot see that a chunk and its row of the table belong together.
  const add = ADDITIONS[chunk.type] as (content: StreamContent, chunk: Chunk) => StreamContent;
  return add(content, chunk);
}

const ADDITIONS: {
  readonly [Type in Chunk["type"]]: (
    content: StreamContent,
    chunk: Extract<Chunk, { readonly type: Type }>,
  ) => StreamContent;
} = { markdown_text: withText, task_update: withTask, plan_update: withPlanTitle, blocks: withBlocks };

/** Text that follows text is one text: a word may have been cut in two. */
function withText(content: StreamContent, { text }: MarkdownChunk): StreamContent {
  const last = content.pieces.at(-1);
  if (last?.kind !== "text") return { ...content, pieces: [...content.pieces, { kind: "text", text }] };
  return { ...content, pieces: [...content.pieces.slice(0, -1), { kind: "text", text: last.text + text }] };
}

function withTask(content: StreamContent, task: TaskChunk): StreamContent {
  const isKnown = content.pieces.some((piece) => piece.kind === "task" && piece.task.id === task.id);
  if (!isKnown) return { ...content, pieces: [...content.pieces, { kind: "task", task }] };
  const pieces = content.pieces.map((piece) =>
    piece.kind === "task" && piece.task.id === task.id
      ? { ...piece, task: changedTask(piece.task, task) }
      : piece,
  );
  return { ...content, pieces };
}

/** Observed: title and status take the place of those before, details are added to. Assumed for the others. */
function changedTask(before: TaskChunk, update: TaskChunk): TaskChunk {
  const { details = "", output = "", sources = [] } = before;
  return {
    ...update,
    details: details + (update.details ?? ""),
    output: output + (update.output ?? ""),
    sources: [...sources, ...(update.sources ?? [])],
  };
}

function withPlanTitle(content: StreamContent, { title }: PlanChunk): StreamContent {
  return { ...content, planTitle: title };
}

function withBlocks(content: StreamContent, { blocks }: BlocksChunk): StreamContent {
  return { ...content, pieces: [...content.pieces, { kind: "blocks", blocks }] };
}
