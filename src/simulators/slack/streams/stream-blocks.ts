import type { Block } from "../workspace/message.ts";
import type { TaskChunk } from "./chunk.ts";
import type { StreamContent } from "./stream-content.ts";

/**
 * How tasks are shown. Documented: one card each among the text, all together in a plan at the place of the first,
 * or one card that sums up. The simulator shows `dense` as it shows `timeline`.
 */
export type TaskDisplay = "timeline" | "plan" | "dense";

/** The blocks of a streamed message. Assumed: its text stays a markdown block, as `markdown_text` of a post does. */
export function streamBlocks(content: StreamContent, display: TaskDisplay): readonly Block[] {
  const tasks = content.pieces.flatMap((piece) => (piece.kind === "task" ? [piece.task] : []));
  return content.pieces.flatMap((piece) => {
    if (piece.kind === "text") return [{ type: "markdown", text: piece.text }];
    if (piece.kind === "blocks") return piece.blocks;
    if (display !== "plan") return [taskCard(piece.task)];
    return piece.task === tasks[0] ? [plan(content.planTitle, tasks)] : [];
  });
}

function plan(title: string | undefined, tasks: readonly TaskChunk[]): Block {
  return { type: "plan", title: title ?? tasks.at(-1)?.title ?? "", tasks: tasks.map(taskCard) };
}

function taskCard({ id, title, status, details, output, sources }: TaskChunk): Block {
  return {
    type: "task_card",
    task_id: id,
    title,
    status,
    ...(isThere(details) && { details: richText(details) }),
    ...(isThere(output) && { output: richText(output) }),
    ...(sources !== undefined && sources.length > 0 && { sources }),
  };
}

function isThere(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}

function richText(text: string): Block {
  const section = { type: "rich_text_section", elements: [{ type: "text", text }] };
  return { type: "rich_text", elements: [section] };
}
