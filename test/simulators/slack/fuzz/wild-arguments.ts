import fc from "fast-check";
import { ANA, BEN, GENERAL, HELP, PRIVATE } from "../clients.ts";

const section = { type: "section", text: { type: "mrkdwn", text: "hi" } };
const input = {
  type: "input",
  block_id: "b",
  label: { type: "plain_text", text: "l" },
  element: { type: "plain_text_input", action_id: "a" },
};
const title = { type: "plain_text", text: "t" };
const channels = [HELP, GENERAL, PRIVATE, "C0NOWHERE01", "#general", ANA];
const users = [ANA, BEN, "U0LEDGERBOT", "U0NOBODY001", `${ANA},${BEN}`];
const texts = ["hi", "", "<@U0LEDGERBOT> hi", "é\u0000\ud800", "x".repeat(50_000)];
const soon = Math.floor(Date.now() / 1000) + 500;

/** What makes sense for an argument, so that calls come further than its check. */
const SENSIBLE: Readonly<Record<string, readonly unknown[]>> = {
  channel: channels,
  channel_id: channels,
  channels: [HELP, `${HELP},${PRIVATE}`],
  user: users,
  user_id: users,
  users,
  visible_to_user_ids: users,
  recipient_user_id: users,
  initiator_user_id: users,
  team_id: ["T0SIMULATED", "T0NOWHERE01"],
  recipient_team_id: ["T0SIMULATED"],
  bot: ["B0LEDGER001"],
  text: texts,
  markdown_text: texts,
  status: ["processing", "active", ...texts],
  session_status: ["active", "closed"],
  title: [...texts, title],
  topic: texts,
  purpose: texts,
  initial_comment: texts,
  name: ["thumbsup", "new-channel", "general", "Bad Name!", "x".repeat(100)],
  blocks: [[section], [input], [{ type: "markdown", text: "*hi*" }], [], Array(51).fill(section)],
  attachments: [[{ text: "hi", fallback: "hi" }], [{}]],
  chunks: [
    [{ type: "markdown_text", text: "hi" }],
    [{ type: "task_update", id: "t", title: "T", status: "pending" }],
  ],
  metadata: [{ event_type: "e", event_payload: { a: 1 } }, {}, { event_type: 1 }],
  prompts: [[{ title: "t", message: "m" }], []],
  loading_messages: [["a", "b"], "a"],
  view: [
    { type: "modal", title, blocks: [input], submit: title, callback_id: "c" },
    { type: "home", blocks: [section] },
  ],
  files: [[{ id: "F0NOTHING01", title: "t" }], []],
  filename: ["a.txt"],
  length: [5, 0, -1, 1e12],
  post_at: [soon, String(soon), 1, "tomorrow"],
  types: ["public_channel,private_channel,im", "nonsense"],
  limit: [1, 1000, 0, "many", -5],
  count: [1, 0],
  page: [1, 2],
  cursor: ["", "bmV4dF90czoxMjM=", "aWQ6", "%%%", "bmV4dF90czphYmM="],
  oldest: ["0", "1700000000", "x"],
  latest: ["9999999999.000000", "x"],
  is_private: [true, "false", "perhaps"],
  inclusive: ["1", true],
  include_all_metadata: [true],
  reply_broadcast: [true],
  link: ["https://example.com", "no link"],
  type: ["link", "message"],
  format: ["emoji", ":tada:"],
  emoji: [":tada:", "tada"],
  timezone: ["Europe/Berlin"],
  query: ["hi"],
};

/** What the simulator has said before, by the form of it. */
const SAID: Readonly<Record<string, RegExp>> = {
  ts: /^\d{10}\.\d{6}$/,
  thread_ts: /^\d{10}\.\d{6}$/,
  message_ts: /^\d{10}\.\d{6}$/,
  timestamp: /^\d{10}\.\d{6}$/,
  trigger_id: /^\d+\.\d+\.[\da-f]+$/,
  view_id: /^V/,
  view: /^V/,
  file: /^F/,
  files: /^F/,
  bookmark_id: /^Bk/,
  scheduled_message_id: /^Q/,
  channel: /^[CD]/,
  channel_id: /^[CD]/,
  event_context: /^\d-/,
  hash: /^\d+\.\w+$/,
  email: /@/,
};

/** What is right to begin with for an argument that a method must have. */
export function firstArgument(name: string): WildArgument {
  const [value] = SENSIBLE[name] ?? [];
  return value === undefined ? { name, value: "", said: 0 } : { name, value };
}

/** Which of the things that were said may stand for the argument. */
export function formOfSaid(name: string): RegExp {
  return SAID[name] ?? /^/;
}

const NAMES = [...new Set([...Object.keys(SENSIBLE), ...Object.keys(SAID)])];

const nonsense = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "x".repeat(100_000),
    "1700000000.000100",
    "1.",
    ".1",
    "1e999.0",
    "-1.5",
  ),
  fc.constantFrom<unknown>(
    Number.MAX_VALUE,
    -0,
    1e-320,
    [],
    {},
    [[]],
    [null],
    { type: "section" },
    "[",
    "{}",
    "null",
  ),
);

/**
 * `said` stands for something that the simulator has said before, by how long ago that is; `fresh` for what was made
 * for this call.
 */
export interface WildArgument {
  readonly name: string;
  readonly value: unknown;
  readonly said?: number;
  readonly fresh?: true;
}

export function freshArgument(name: string): WildArgument {
  return { name, value: "", fresh: true };
}

const said = fc.record({
  name: fc.constantFrom(...Object.keys(SAID)),
  value: fc.constant(""),
  said: fc.nat(30),
});

const argument: fc.Arbitrary<WildArgument> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...Object.keys(SENSIBLE)).chain(sensible) },
  { weight: 4, arbitrary: said },
  { weight: 1, arbitrary: fc.record({ name: fc.constantFrom(...NAMES), value: nonsense }) },
  { weight: 1, arbitrary: fc.record({ name: fc.string({ minLength: 1 }), value: nonsense }) },
);

function sensible(name: string): fc.Arbitrary<WildArgument> {
  return fc.record({ name: fc.constant(name), value: fc.constantFrom(...(SENSIBLE[name] ?? [""])) });
}

/** Another value for an argument that a method must have, or no value. */
function varied({ name }: WildArgument): fc.Arbitrary<readonly WildArgument[]> {
  const one = fc.oneof(
    { weight: 4, arbitrary: sensible(name) },
    {
      weight: 4,
      arbitrary: fc.record({ name: fc.constant(name), value: fc.constant(""), said: fc.nat(30) }),
    },
    { weight: 1, arbitrary: fc.record({ name: fc.constant(name), value: nonsense }) },
  );
  return fc.oneof(
    { weight: 8, arbitrary: one.map((each) => [each]) },
    { weight: 1, arbitrary: fc.constant([]) },
  );
}

/** What a method must have, as it is or a little wrong, and what else comes to mind. */
export function wildArguments(needed: readonly WildArgument[]): fc.Arbitrary<readonly WildArgument[]> {
  const base = needed.map((each) =>
    fc.oneof(
      { weight: each.fresh ? 5 : 1, arbitrary: fc.constant([each]) },
      { weight: 1, arbitrary: varied(each) },
    ),
  );
  return fc
    .tuple(fc.tuple(...base), fc.array(argument, { maxLength: 5 }))
    .map(([known, others]) => [...others, ...known.flat()]);
}
