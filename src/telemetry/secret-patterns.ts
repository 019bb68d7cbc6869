import type { MaskedPattern } from "./masked-pattern.ts";

/** A word that says that a secret follows, such as `password`, `PGPASSWORD`, `client_secret`, `x-api-key`. */
const SECRET_NAME =
  "(?:password|passwd|passphrase|pwd|secret|secret[_-]?key|api[_-]?key|access[_-]?key|account[_-]?key|shared[_-]?access[_-]?key|auth[_-]?token|access[_-]?token|refresh[_-]?token|private[_-]?token)";

/** What stands in place of a secret in documents and code, and is none. */
const NO_SECRET =
  /^(?:<.*|\$.*|%.*|\{.*|\*+|x{3,}|\.{3}|…|process\.env.*|os\.environ.*|env\..*|string|str|text|bytes|required|optional|null|none|nil|undefined|true|false|your[\w-]*|example|changeme|secret|password|token)$/i;

// Not `\b`: a token may follow an underscore, as in KEY_xoxb-…. The repetitions before a sign that may not come
// are bounded, so that a long text without it is read once and not once for each of its characters.
export const SECRET_PATTERNS: readonly MaskedPattern[] = [
  { kind: "slack-token", regex: /(?<![A-Za-z0-9])x(?:ox[a-z]|app)-[\w-]+/g },
  {
    kind: "api-key",
    regex: /(?<![A-Za-z0-9])(?:sk|pk|rk|gh[oprsu]|github_pat|glpat|shpat|dop_v1)[-_][\w-]{16,}/g,
  },
  { kind: "api-key", regex: /(?<![A-Za-z0-9])(?:npm|hf)_[A-Za-z0-9]{20,}/g },
  { kind: "api-key", regex: /(?<![A-Za-z0-9])SG\.[\w-]{16,}\.[\w-]{16,}/g },
  { kind: "api-key", regex: /(?<![A-Za-z0-9])(?:ya29|hvs)\.[\w.-]{20,}/g },
  { kind: "api-key", regex: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  { kind: "api-key", regex: /(?<![A-Za-z0-9])AIza[\w-]{35}(?![\w-])/g },
  { kind: "bearer-token", regex: /(?<=\bbearer[ \t]{1,4})[\w.~+/-]{16,}=*/gi },
  {
    kind: "credentials",
    regex: /(?<=\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?basic[ \t]{1,4})[\w+/]{6,}=*/gi,
  },
  { kind: "slack-webhook", regex: /(?<=hooks\.slack\.com\/)(?:services|workflows|triggers)\/[\w/-]+/g },
  {
    kind: "private-key",
    regex:
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?:[^-]|-(?!----END))*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
  },
  { kind: "jwt", regex: /(?<![A-Za-z0-9])eyJ[\w-]+\.[\w-]+\.[\w-]+/g },
  { kind: "credentials", regex: /(?<=:\/\/)[^\s/@:]*:[^\s/]*(?=@)/g },
  // Whatever form it has, it follows a word that says what it is.
  {
    kind: "secret",
    regex: new RegExp(
      `(?<=${SECRET_NAME}["']?\\s{0,4}[:=]\\s{0,4}["']?)(?!\\[)[^\\s"'\`,;&)\\]}]{4,200}`,
      "gi",
    ),
    holds: (found) => !NO_SECRET.test(found),
  },
  {
    kind: "secret",
    regex: /(?<=\b(?:password|passphrase|passcode|pin) (?:is|was):? ["'`]?)(?!\[)[^\s"'`,;)\]}]{4,100}/gi,
    // As a word it is no secret: "my password is wrong".
    holds: (found) => /\d|[!#$%&*@^_]|[a-z][A-Z]/.test(found),
  },
];
