import type { LedgerEvent } from "../core/events.ts";

/** What a developer should see at once, whatever else goes on; the rest is in the log. */
export function noticeOf(event: LedgerEvent): string | undefined {
  if (event.type === "knowledge_problem") return `${event.path} ${event.message}. ${event.remedy}`;
  if (event.type === "knowledge_failed") return `${event.message} What was loaded before stays in use.`;
  return undefined;
}

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
