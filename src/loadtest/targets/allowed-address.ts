import { BlockList, isIP } from "node:net";
import { LedgerError } from "../../core/errors.ts";

/** Slack's own domains, which no switch opens. */
const SLACK = ["slack.com", "slack-gov.com", "slack-edge.com", "slackb.com"];

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");
LOOPBACK.addSubnet("::ffff:127.0.0.0", 104, "ipv6");

/**
 * The address of a bot that may be put under load: this machine's, or one whose host was named on purpose.
 * Credentials in it are refused, and shown nowhere: the bot's token is in API_TOKEN.
 * @param remotes the hosts of `--allow-remote`, without ports
 * @throws LedgerError TARGET_REFUSED
 */
export function allowedAddress(given: string, remotes: readonly string[]): URL {
  const url = parsed(given);
  const host = hostOf(url.hostname);
  if (isSlack(host)) throw realSlack(host);
  if (isLoopback(host) || remotes.map(hostOf).includes(host)) return withoutCredentials(url);
  throw new LedgerError(
    "TARGET_REFUSED",
    `${host} is not this machine, and whoever runs it may not want a load.`,
    `If it is yours, say so with --allow-remote ${host}.`,
  );
}

/** Questions by Slack go to the simulated one of this machine, whatever is allowed otherwise. @throws LedgerError TARGET_REFUSED */
export function simulatedSlackAddress(given: string): URL {
  const url = parsed(given);
  const host = hostOf(url.hostname);
  if (isSlack(host) || !isLoopback(host)) throw realSlack(host);
  return url;
}

/** Whether it is this machine by its name, without asking anybody who could say otherwise the next time. */
export function isLoopback(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return host === "localhost" || host.endsWith(".localhost");
  return LOOPBACK.check(host, family === 6 ? "ipv6" : "ipv4");
}

function isSlack(host: string): boolean {
  return SLACK.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** Without the brackets of an IPv6 address, the dot of a full name, and capitals. */
function hostOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.+$/, "");
}

function withoutCredentials(url: URL): URL {
  if (url.username === "" && url.password === "") return url;
  throw new LedgerError(
    "TARGET_REFUSED",
    `The address of the bot at ${url.host} has a user or a password in it, which would be seen in reports.`,
    `Give ${url.origin}, and the bot's token in API_TOKEN.`,
  );
}

function parsed(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== "") return url;
  throw new LedgerError(
    "TARGET_REFUSED",
    // What is before an @ may be a password.
    `${given.replace(/^.*@/s, "...@")} is not the address of a bot.`,
    "Give the address of its HTTP server, such as http://127.0.0.1:8080.",
  );
}

function realSlack(host: string): LedgerError {
  return new LedgerError(
    "TARGET_REFUSED",
    `${host} is no target: the real Slack, or what could be it, is never put under load.`,
    "Let the command start a simulated Slack, or use --target http with the address of your bot.",
  );
}
