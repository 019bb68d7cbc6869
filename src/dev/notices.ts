import type { LedgerEvent } from "../core/events.ts";

/** What a developer should see at once, whatever else goes on; the rest is in the log. */
export function noticeOf(event: LedgerEvent): string | undefined {
  if (event.type === "knowledge_problem") return problemOf(event);
  if (event.type === "knowledge_failed")
    return `${placeOf(event)} cannot be loaded: ${event.message.replace(/\.$/, "")}. What was loaded of it before stays in use.`;
  if (event.type === "knowledge_recovered") return `${placeOf(event)} can be loaded again.`;
  if (event.type === "knowledge_awaited")
    return `The start waits for ${event.sources}, declared in ${event.folder}.`;
  if (event.type === "metrics_host_refused")
    return `The metrics are not served at METRICS_HOST, ${event.host}: ${event.message}`;
  return undefined;
}

/** A path of a source begins with its name, and an address does not. */
function problemOf({ source, path, message, remedy }: EventOf<"knowledge_problem">): string {
  const isNamed = source === undefined || path === source || path.startsWith(`${source}/`);
  return `${isNamed ? "" : `${source}: `}${path} ${message}. ${remedy}`;
}

function placeOf({ source, folder }: EventOf<"knowledge_failed" | "knowledge_recovered">): string {
  return source === undefined ? `The knowledge in ${folder}` : `The source ${source} (${folder})`;
}

type EventOf<Type extends LedgerEvent["type"]> = Extract<LedgerEvent, { readonly type: Type }>;

/** Keeps notices until there is somebody to show them to. */
export interface Notices {
  add(notice: string): void;
  /** Hears the notices kept so far, and each later one. */
  follow(listener: (notice: string) => void): void;
}

export function createNotices(): Notices {
  const waiting: string[] = [];
  let listen = (notice: string): void => void waiting.push(notice);
  return {
    add: (notice) => listen(notice),
    follow(listener) {
      listen = listener;
      for (const notice of waiting.splice(0)) listener(notice);
    },
  };
}
