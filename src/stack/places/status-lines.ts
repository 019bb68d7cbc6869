import type { StackStatus } from "./stack-status.ts";

/**
 * A status as a person reads it: the engines, then the places that something is wrong with. That an engine is not where
 * it might have been tells nothing, once another answers.
 */
export function statusLines({ engines, places }: StackStatus): string {
  const wrong = places.filter(({ answer }) => answer !== "answered" && answer !== "not there");
  const width = Math.max(...wrong.map(({ answer }) => answer.length));
  return [
    ...engines.map(
      ({ name, version, apiVersion, socket, origin }) =>
        `${name} ${version}, API ${apiVersion}, at ${socket} (${origin})`,
    ),
    ...wrong.map(({ origin, address, answer }) => `  ${answer.padEnd(width)}  ${address} (${origin})`),
  ].join("\n");
}
