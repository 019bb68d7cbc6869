import type { StackStatus } from "./stack-status.ts";

/** A status as a person reads it: the engines, then what every place answered. */
export function statusLines({ engines, places }: StackStatus): string {
  const width = Math.max(...places.map(({ answer }) => answer.length));
  return [
    ...engines.map(
      ({ name, version, apiVersion, socket, origin }) =>
        `${name} ${version}, API ${apiVersion}, at ${socket} (${origin})`,
    ),
    "",
    ...places.map(({ origin, address, answer }) => `  ${answer.padEnd(width)}  ${address} (${origin})`),
  ].join("\n");
}
