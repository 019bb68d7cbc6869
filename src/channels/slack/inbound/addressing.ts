/** Whether the text names the bot, as Slack writes it: `<@U…>` or `<@U…|name>`. */
export function namesBot(text: string, botUserId: string): boolean {
  return text.includes(`<@${botUserId}>`) || text.includes(`<@${botUserId}|`);
}

/** Begins with a person, a group of people, or all who are here. */
const TO_OTHERS = /^\s*<(?:@|!subteam\^|!here|!channel|!everyone)/;

/** Whether a message that does not name the bot is said to somebody else: `@ben what do you think?`. */
export function isToOthers(text: string): boolean {
  return TO_OTHERS.test(text);
}

const EMOJI_NAME = /:[\w+'-]+:/g;

/** Whether there is anything to answer in what people say among themselves: no thumbs, no bare file. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replace(EMOJI_NAME, ""));
}
