import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { LedgerError, reasonOf } from "../../../core/errors.ts";
import type { ChatRequest } from "../chat/chat-request.ts";
import type { RecordedReply } from "./mode.ts";

/** One line of a cassette. The request is there for people; a reply is found by the key. */
const recording = z.object({
  key: z.string(),
  request: z.looseObject({}),
  response: z.object({
    status: z.number().int(),
    headers: z.record(z.string(), z.string()),
    pieces: z.array(z.object({ after: z.number().min(0), text: z.string() })),
  }),
});

/** Replies by their requests, kept in a file of JSON lines. */
export interface Cassette {
  /** The reply to this request: of several in the order in which they were recorded, the last one for good. */
  next(request: ChatRequest): RecordedReply | undefined;
  add(request: ChatRequest, reply: RecordedReply): void;
}

export interface CassetteFile {
  readonly path: string;
  /** What never stands in the file. */
  readonly secret?: string | undefined;
}

/**
 * Opens a cassette; a file that is not there is an empty one.
 * @throws LedgerError CASSETTE_INVALID for a line that is no recording
 */
export function openCassette({ path, secret }: CassetteFile): Cassette {
  const replies = new Map<string, RecordedReply[]>();
  const keep = (key: string, reply: RecordedReply) => {
    replies.set(key, [...(replies.get(key) ?? []), reply]);
  };
  for (const { key, response } of readRecordings(path)) keep(key, response);

  return {
    next(request) {
      const kept = replies.get(keyOf(request)) ?? [];
      return kept.length > 1 ? kept.shift() : kept[0];
    },
    add(request, response) {
      const key = keyOf(request);
      const { model, messages, stream, maxTokens, stop } = request;
      const line = JSON.stringify({ key, request: { model, messages, stream, maxTokens, stop }, response });
      appendFileSync(path, `${secret ? line.replaceAll(secret, "***") : line}\n`, { mode: 0o600 });
      keep(key, response);
    },
  };
}

/** By what changes an answer, and not by how the request was written down. */
function keyOf({ model, messages, stream, includeUsage, maxTokens, stop }: ChatRequest): string {
  const content = JSON.stringify([model, messages, stream, includeUsage, maxTokens, stop]);
  return createHash("sha256").update(content).digest("hex").slice(0, 32);
}

function readRecordings(path: string) {
  if (!existsSync(path)) return [];
  const lines = textOf(path).split("\n");
  return lines.flatMap((line, at) => (line.trim() === "" ? [] : [readRecording(line, at + 1, path)]));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (fault) {
    throw invalid(`The cassette ${path} cannot be read: ${reasonOf(fault)}`, fault);
  }
}

function readRecording(line: string, number: number, path: string) {
  try {
    return recording.parse(JSON.parse(line));
  } catch (fault) {
    const reason = fault instanceof z.ZodError ? "it is no recording" : reasonOf(fault);
    throw invalid(`Line ${number} of the cassette ${path} cannot be read: ${reason}.`, fault);
  }
}

function invalid(message: string, cause: unknown): LedgerError {
  return new LedgerError(
    "CASSETTE_INVALID",
    message,
    "Name a cassette as it was recorded, or a file that is not there yet to record into.",
    cause,
  );
}
