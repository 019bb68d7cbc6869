import { faultOfSignal } from "../end-with.ts";
import { ModelFault } from "../fault.ts";
import { type Chunk, readChunk } from "./chunk.ts";
import type { Heard } from "./heard.ts";
import type { Phases } from "./phases.ts";
import { readUsage } from "./usage-of.ts";

/**
 * Reads a stream of chunks to its end and yields the text so far, each time that it has grown.
 * Throws where the answer is not whole; what fails after its last word does not matter any more.
 */
export async function* readAnswer(
  chunks: AsyncIterable<unknown>,
  heard: Heard,
  phases: Phases,
): AsyncGenerator<string, void> {
  try {
    for await (const raw of chunks) {
      const chunk = readChunk(raw);
      if (!chunk) throw new ModelFault("malformed", "it sent what could not be read");
      if (noteChunk(chunk, heard, phases)) yield heard.text;
    }
  } catch (error) {
    if (!heard.finish) throw error;
  }
  // A connection that is closed in good order, or aborted, ends the stream without an error.
  if (!heard.finish && phases.signal.aborted) throw faultOfSignal(phases.signal);
  if (!heard.finish) throw new ModelFault("cut", "its answer broke off");
  checkFinished(heard);
}

/** Keeps what a chunk tells; true where the text has grown. */
function noteChunk(chunk: Chunk, heard: Heard, phases: Phases): boolean {
  const { id, model, content, aside, refusal, finish, usage } = chunk;
  if (id) heard.responseId ??= id;
  if (model) heard.responseModel ??= model;
  if (content || aside || refusal) phases.token();
  heard.text += content;
  heard.aside += aside + refusal;
  if (refusal) heard.refused = true;
  const tokens = readUsage(usage);
  if (tokens) heard.tokens = tokens;
  if (finish && !heard.finish) {
    heard.finish = finish;
    phases.finished();
  }
  return content !== "";
}

function checkFinished({ text, refused, finish }: Heard): void {
  if (refused) throw new ModelFault("refused", "it declined to answer this");
  if (finish === "content_filter") throw new ModelFault("filtered", "a content filter stopped its answer");
  if (!text.trim()) throw new ModelFault("empty", "its answer was empty");
}
