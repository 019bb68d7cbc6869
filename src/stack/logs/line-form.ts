import type { LogLine } from "../engine/engine.ts";
import type { Service } from "../services/service.ts";

/** How one line of a service is printed. */
export type LineForm = (service: string, line: LogLine) => string;

/** Behind the service's name, in columns. */
export function asText(services: readonly Service[], timestamps = false): LineForm {
  const width = Math.max(...services.map(({ name }) => name.length));
  return (service, { at, text }) =>
    `${service.padEnd(width)} | ${timestamps ? `${toMilliseconds(at)} ` : ""}${text}`;
}

/** One JSON object: the service, the line and, with timestamps, its moment. */
export function asJson(timestamps = false): LineForm {
  return (service, { at, text }) => JSON.stringify({ service, line: text, ...(timestamps && { at }) });
}

/** In columns too: the engine leaves the zeros at the end out. */
function toMilliseconds(at: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? at : moment.toISOString();
}
