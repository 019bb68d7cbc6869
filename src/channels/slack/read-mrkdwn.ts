const REFERENCE = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

type Reader = (target: string, label: string | undefined) => string;

const READERS: Readonly<Record<string, Reader>> = {
  "@": (target, label) => `@${label ?? target}`,
  "#": (target, label) => `#${label ?? target}`,
  "!": readSpecial,
  "": (target, label) => label ?? target,
};

/** A date's label is what was to be seen; a group's label has its sign already. */
function readSpecial(target: string, label = target): string {
  return target.startsWith("date^") || label.startsWith("@") ? label : `@${label}`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/**
 * The text of a message as its author typed it: references spelled out, entities undone, the mention
 * of the bot left out. See Slack's "Formatting text for app surfaces".
 */
export function readMrkdwn(text: string, botUserId: string): string {
  return text
    .replaceAll(new RegExp(`<@${botUserId}(?:\\|[^<>]*)?>[,:]?`, "g"), " ")
    .replace(
      REFERENCE,
      (_, sign: string, target: string, label?: string) => READERS[sign]?.(target, label) ?? target,
    )
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
