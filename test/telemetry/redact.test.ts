import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact } from "../../src/telemetry/redact.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "../text/runaway.ts";

/** The secrets are put together here, so that no scanner takes this file for a leak. */
const joined = (...parts: string[]) => parts.join("");

const SLACK = [
  joined("xox", "b-1234567890-abcDEF"),
  joined("xox", "p-1-2-3-abc"),
  joined("xox", "e-1-abc"),
  joined("xa", "pp-1-A0-123-abc"),
];
const KEYS = [
  joined("s", "k-", "abcdefghijklmnopqrst"),
  joined("s", "k-proj-", "abcdefghijklmnopqrst"),
  joined("gh", "p_", "abcdefghijklmnopqrst0123"),
  joined("gh", "o_", "abcdefghijklmnopqrst0123"),
  joined("github", "_pat_", "11ABCDEFG0abcdefghijkl"),
  joined("glp", "at-", "abcdefghijklmnopqrst"),
];
const AWS = [joined("AK", "IAIOSFODNN7EXAMPLE"), joined("AS", "IAIOSFODNN7EXAMPLE")];
const GOOGLE = joined("AI", "za", "SyA1234567890abcdefghijklmnopqrstuv");
const SECRET_KEY = joined("wJalrXUtnFEMI/K7MDENG", "/bPxRfiCYEXAMPLEKEY");
const WEBHOOK = joined("services/T00000000/B00000000/", "XXXXXXXXXXXXXXXXXXXXXXXX");
const PRIVATE_KEY = joined(
  "-----BEGIN RSA PRIV",
  "ATE KEY-----\nMIIEow-IBAAKCAQ\n-----END RSA PRIV",
  "ATE KEY-----",
);
const JWT = joined("ey", "JhbGciOiJIUzI1NiJ9", ".eyJzdWIiOiIxIn0", ".c2lnbmF0dXJl");

describe("what is masked, and as what", () => {
  it.each([
    ...SLACK.map((token) => [token, "[slack-token]"]),
    ...KEYS.map((key) => [key, "[api-key]"]),
    [JWT, "[jwt]"],
    ...[...AWS, GOOGLE].map((key) => [key, "[api-key]"]),
    [`aws_secret_access_key = ${SECRET_KEY}`, "aws_secret_access_key = [secret]"],
    [joined("Authorization: Bear", "er 0123456789abcdefghij"), "Authorization: Bearer [bearer-token]"],
    [`https://hooks.slack.com/${WEBHOOK}`, "https://hooks.slack.com/[slack-webhook]"],
    [PRIVATE_KEY, "[private-key]"],
    ["postgres://ledger:hunter2@db:5432/ledger", "postgres://[credentials]@db:5432/ledger"],
    ["redis://:hunter2@cache:6379", "redis://[credentials]@cache:6379"],
    ["postgres://ledger:hun@ter2@db/ledger", "postgres://[credentials]@db/ledger"],
    ["ana.example+test@mail.example.co.uk", "[email]"],
    ["4111 1111 1111 1111", "[card-number]"],
    ["4111-1111-1111-1111", "[card-number]"],
    ["378282246310005", "[card-number]"],
    ["password=hunter2secret", "password=[secret]"],
    ["my password is hunter2", "my password is [secret]"],
    [joined("PGPASS", "WORD=s3cr3tpw"), "PGPASSWORD=[secret]"],
    [joined("api", "_key: abcdef"), "api_key: [secret]"],
    [joined("AccountKey=", "aGVsbG8gd29ybGQ="), "AccountKey=[secret]"],
    [joined('"client_', 'secret": "abc123def"'), '"client_secret": "[secret]"'],
    [joined("Authorization: Bas", "ic dXNlcjpwYXNz"), "Authorization: Basic [credentials]"],
    [joined("np", "m_abcdefghijklmnopqrstuvwxyz0123456789"), "[api-key]"],
    [joined("h", "f_abcdefghijklmnopqrstuvwxyz"), "[api-key]"],
    [joined("S", "G.abcdefghijklmnopqrst.abcdefghijklmnopqrst"), "[api-key]"],
    [joined("ya", "29.a0AfH6SMBabcdefghijklmnop"), "[api-key]"],
    ["DE89370400440532013000", "[iban]"],
    ["GB82 WEST 1234 5698 7654 32", "[iban]"],
    ["078-05-1120", "[social-security-number]"],
    ["+49 30 901820", "[phone-number]"],
    ["+1 (212) 555-0187", "[phone-number]"],
    ["(212) 555-0187", "[phone-number]"],
  ])("%s", (secret, mask) => {
    expect(redact(secret)).toBe(mask);
    expect(redact(`It said: ${secret}, and stopped.`)).toBe(`It said: ${mask}, and stopped.`);
    expect(redact(`"${secret}" (${secret})`)).toBe(`"${mask}" (${mask})`);
  });

  it("several in one text, each by its kind", () => {
    expect(redact(`${SLACK[0]} ana@example.com ${KEYS[0]}`)).toBe("[slack-token] [email] [api-key]");
  });
});

it.each([
  "Connect to 127.0.0.1:5432 failed",
  "knowledge version 3f2a9c, 14 documents",
  "https://litellm.example.com:4000/v1/models",
  "Ask in #ledger-help at 12:30, order 123456",
  "the task-force-of-the-general-ledger",
  "a hard close @ month end",
  "the bearer of the token, and the bearer authentication of RFC 6750",
  "AKIA is how the ids of AWS keys begin",
  "at 1732204800000, of order 1234567890123, trace 12345678901234567",
  "invoice 4111 1111 1111 1112 and batch 20261121 0001 0002",
  "my password is wrong, and what the password is nobody knows",
  "a field password: string, a secret: %SECRET%, api_key=$API_KEY, password=<your password>",
  "the secret is that basic authentication needs no token",
  "from 2026-11-21 to 2026-11-24, pages 100-200-3000, 1.212.555.0187",
  "DE00370400440532013000 is no account",
])("leaves %j as it is", (text) => {
  expect(redact(text)).toBe(text);
});

describe("in whatever text", () => {
  // What may stand beside a token: anything but a letter or digit, which would make it another word.
  const beside = fc.oneof(
    fc.constant(""),
    fc.constantFrom("_", "=", "/", "-", ".", ":", '"', "KEY_", "token=", "é", "\n"),
    fc.string().map((text) => `${text} `),
  );

  it.each([...SLACK, ...KEYS, ...AWS, GOOGLE, JWT])("never leaves %s", (token) => {
    fc.assert(
      fc.property(beside, fc.string(), (before, after) => {
        expect(redact(`${before}${token} ${after}`)).not.toContain(token);
      }),
    );
  });

  it("never leaves a password in a URL", () => {
    const word = fc.stringMatching(/^[\w.~%!$&'()*+,;=-]*$/);
    fc.assert(
      fc.property(word, word, word, (user, before, after) => {
        const url = `redis://${user}:${before}hunter2${after}@cache:6379/0`;
        expect(redact(url)).not.toContain("hunter2");
      }),
    );
  });

  it("changes nothing the second time", () => {
    const pieces = fc.array(fc.oneof(fc.string(), fc.constantFrom(...SLACK, ...KEYS, JWT, "a@b.example")));
    fc.assert(
      fc.property(pieces, (parts) => {
        const once = redact(parts.join(""));
        expect(redact(once)).toBe(once);
      }),
    );
  });

  it.each([
    "a",
    "a.",
    "1",
    "1-",
    "://",
    "eyJ",
    "x:",
    "bearer ",
    "-----BEGIN PRIVATE KEY-----",
    "secret_access_key=",
    "password=",
    "password is ",
    "+1 ",
    "DE89 ",
  ])("does not run away in a megabyte of %j", RUNAWAY_GUARDED, (piece) => expectNoRunaway(piece, redact));
});
