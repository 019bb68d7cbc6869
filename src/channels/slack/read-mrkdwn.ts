const REFERENCE = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

type Reader = (target: string, label: string | undefined) => string;

const READERS: Readonly<Record<string, Reader>> = {
  "@": (target, label) => `@${label ?? target}`,
  "#": (target, label) => `#${label ?? target}`,
  "!": readSpecial,
  "": (target, label) => label ?? target,
};

const READERS_WITH_LINKS: Readonly<Record<string, Reader>> = {
  ...READERS,
  "": (target, label = target) => (target.includes(label) ? target : `${label} (${target})`),
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
  return spellOut(text, botUserId, READERS);
}

/** The same for a person to read elsewhere, with the addresses that its links lead to. */
export function readMrkdwnWithLinks(text: string, botUserId: string): string {
  return spellOut(text, botUserId, READERS_WITH_LINKS);
}

function spellOut(text: string, botUserId: string, readers: Readonly<Record<string, Reader>>): string {
  return text
    .replaceAll(new RegExp(`<@${botUserId}(?:\\|[^<>]*)?>[,:]?`, "g"), " ")
    .replace(
      REFERENCE,
      (_, sign: string, target: string, label?: string) => readers[sign]?.(target, label) ?? target,
    )
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
