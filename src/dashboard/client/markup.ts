import { unescapeEntities } from "../text/mrkdwn.ts";
import type { Seen } from "./seen.ts";

type Known = Pick<Seen, "users" | "conversations">;

const CALLS = new Set(["here", "channel", "everyone"]);

/** A typed text as Slack's own client sends it: names as mentions, and the three signs of its markup escaped. */
export function toMarkup(text: string, { users, conversations }: Known): string {
  const userIds = new Map([...users.values()].map(({ name, id }) => [name, id]));
  const channelIds = new Map(conversations.map(({ id, title }) => [title, id]));
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/(?<![\w@])@([\w.-]*\w)/g, (whole, name: string) => {
      if (CALLS.has(name)) return `<!${name}>`;
      const id = userIds.get(name);
      return id === undefined ? whole : `<@${id}>`;
    })
    .replace(/(?<![\w#&])#([\w-]+)/g, (whole, name: string) => {
      const id = channelIds.get(`# ${name}`);
      return id === undefined ? whole : `<#${id}>`;
    });
}

/** The other way round: a message as it would be typed. */
export function fromMarkup(text: string, { users, conversations }: Known): string {
  const spelled = text.replace(/<([@#!])([^<>|]+)(?:\|[^<>]*)?>/g, (whole, sign: string, id: string) => {
    if (sign === "!") return CALLS.has(id) ? `@${id}` : whole;
    const name = sign === "@" ? users.get(id)?.name : titleOf(id, conversations);
    return name === undefined ? whole : `${sign}${name}`;
  });
  return unescapeEntities(spelled);
}

function titleOf(id: string, conversations: Known["conversations"]): string | undefined {
  return conversations.find((each) => each.id === id)?.title.slice(2);
}
