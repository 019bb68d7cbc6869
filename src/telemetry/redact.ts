interface Pattern {
  readonly kind: string;
  readonly regex: RegExp;
}

// Not `\b`: a token may follow an underscore, as in KEY_xoxb-…. The repetitions before a sign that may not come
// are bounded, so that a long text without it is read once and not once for each of its characters.
const PATTERNS: readonly Pattern[] = [
  { kind: "slack-token", regex: /(?<![A-Za-z0-9])x(?:ox[a-z]|app)-[\w-]+/g },
  { kind: "api-key", regex: /(?<![A-Za-z0-9])(?:sk|pk|gh[oprsu]|github_pat|glpat)[-_][\w-]{16,}/g },
  { kind: "api-key", regex: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  { kind: "api-key", regex: /(?<![A-Za-z0-9])AIza[\w-]{35}(?![\w-])/g },
  // Whatever form it has, it follows a word that says what it is.
  {
    kind: "api-key",
    regex:
      /(?<=\b(?:aws_secret_access_key|secret_access_key)["']?\s{0,4}[:=]\s{0,4}["']?)[A-Za-z0-9/+]{40}/gi,
  },
  { kind: "bearer-token", regex: /(?<=\bbearer[ \t]{1,4})[\w.~+/-]{16,}=*/gi },
  { kind: "slack-webhook", regex: /(?<=hooks\.slack\.com\/)(?:services|workflows|triggers)\/[\w/-]+/g },
  {
    kind: "private-key",
    regex:
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?:[^-]|-(?!----END))*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
  },
  { kind: "jwt", regex: /(?<![A-Za-z0-9])eyJ[\w-]+\.[\w-]+\.[\w-]+/g },
  { kind: "credentials", regex: /(?<=:\/\/)[^\s/@:]*:[^\s/]*(?=@)/g },
  { kind: "email", regex: /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g },
  { kind: "card-number", regex: /\b\d(?:[ -]?\d){12,18}\b/g },
];

/** Masks secrets and personal data in a text, naming the kind of what stood there. */
export function redact(text: string): string {
  return PATTERNS.reduce((masked, { kind, regex }) => masked.replace(regex, `[${kind}]`), text);
}
