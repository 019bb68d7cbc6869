/**
 * What never stands in a journal, by how it looks in a line of JSON. Masks are put into the line and not into the
 * values, so that no field and no key is forgotten; none of them takes a quote or a backslash away.
 */
const MASKS: readonly (readonly [secret: RegExp, mask: string])[] = [
  // Tokens; in a URL the hyphen may be escaped.
  [/(xox[a-z]|xapp)(?:-|%2d)[\w%.-]+/gi, "$1-***"],
  // What the simulator makes up besides tokens names its kind.
  [/simulated-(signing|verification|ticket)-[\w-]+/gi, "simulated-$1-***"],
  [/\bticket=[\w%-]+/g, "ticket=***"],
  // As in Slack's own addresses, the last part of a response_url is a secret.
  [/(\/(?:commands|actions|app)\/T\w+\/\d+\/)[\w-]+/g, "$1***"],
  [/("token":)"(?:[^"\\]|\\.)*"/g, '$1"***"'],
];

const AUTHORIZATION = /^(?:proxy-)?authorization$/i;
const HAS_AUTHORIZATION = /"(?:proxy-)?authorization":/i;

/**
 * What a line of JSON says, without tokens, tickets, signing secrets, the secrets of response URLs and authorization
 * headers.
 */
export function readWithoutSecrets(line: string): unknown {
  let masked = line;
  for (const [secret, mask] of MASKS) masked = masked.replace(secret, mask);
  return HAS_AUTHORIZATION.test(masked) ? JSON.parse(masked, maskAuthorization) : JSON.parse(masked);
}

function maskAuthorization(key: string, value: unknown): unknown {
  return AUTHORIZATION.test(key) ? "***" : value;
}
