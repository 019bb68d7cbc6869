import type { Channels } from "../workspace/channels.ts";

const ADDRESS = /(?<![<|])\bhttps?:\/\/[^\s<>|]+/g;
const CHANNEL = /(?<![\w<&])#([a-z0-9][a-z0-9_-]*)/g;

/** Documented: with `parse=full` Slack makes links of the addresses and channel names in a text. */
export function parsedText(text: string, parse: "full" | "none" | undefined, channels: Channels): string {
  if (parse !== "full") return text;
  return text
    .replaceAll(ADDRESS, (address) => `<${address}>`)
    .replaceAll(CHANNEL, (written, name: string) => {
      const channel = channels.withName(name);
      return channel?.kind === "channel" ? `<#${channel.id}|${name}>` : written;
    });
}
