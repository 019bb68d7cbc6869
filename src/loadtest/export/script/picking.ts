/**
 * Which question comes next, and who asks it. Virtual users of k6 share nothing, so that the number of the iteration
 * decides, in whichever process it runs; only follow-ups go by what the virtual user was answered before.
 */
export const PICKING = `
// The conversations of this virtual user that can be asked on in, by the name of the workload.
const conversations = {};
const MOST_TURNS = 4;
const MOST_LOOKED_AT = 200;

function nextPick(workload, name, iteration) {
  const { mix, recordedFrom, users } = workload;
  if (recordedFrom !== null) {
    const [atMs, question, user] = recorded[recordedFrom + iteration];
    return { kind: "fresh", question: questions[question], user, turns: 1, atMs };
  }
  const kind = kindOf(workload, iteration);
  const user = askerOf(workload, iteration);
  if (kind === "follow-up") {
    const pick = followUp(workload, name, iteration, user);
    if (pick) return pick;
  }
  if (kind === "over-limit") return first(kind, draw(workload, "overLimit", iteration), users - 1);
  if (kind === "refused") return first(kind, draw(workload, "refused", iteration), user);
  const again = kind === "repeated" ? askedBefore(workload, iteration) : undefined;
  if (again !== undefined) return first("repeated", again, user);
  if (mix.first.length > 0) return first("fresh", firstQuestion(workload, iteration), user);
  return first("refused", draw(workload, "refused", iteration), user);
}

function first(kind, question, user) {
  return { kind, question: questions[question], user, turns: 1 };
}

function kindOf(workload, iteration) {
  const { kinds } = workload.mix;
  let left = random(workload, iteration, "kind") * kinds.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [kind, weight] of kinds) {
    left -= weight;
    if (left < 0) return kind;
  }
  return kinds[kinds.length - 1][0];
}

// Who waits for an answer asks as one person; all others come in turn.
function askerOf(workload, iteration) {
  const count = workload.hasHeavyUser ? workload.users - 1 : workload.users;
  if (workload.thinkMs) return (exec.vu.idInTest - 1) % count;
  return shuffled(workload, "user", count, Math.floor(iteration / count))[iteration % count];
}

function firstQuestion(workload, iteration) {
  const { openers, openerShare } = workload.mix;
  const opens = openers.length > 0 && random(workload, iteration, "opens") < openerShare;
  return draw(workload, opens ? "openers" : "first", iteration);
}

// Each once in a random order before any comes again.
function draw(workload, deck, iteration) {
  const cards = workload.mix[deck];
  const order = shuffled(workload, deck, cards.length, Math.floor(iteration / cards.length));
  return cards[order[iteration % cards.length]];
}

// What an earlier iteration asked as a fresh question: the earlier, the more often.
function askedBefore(workload, iteration) {
  const begin = Math.floor(random(workload, iteration, "again") ** 2 * iteration);
  for (let step = 0; step < Math.min(iteration, MOST_LOOKED_AT); step += 1) {
    const earlier = (begin + step) % iteration;
    if (kindOf(workload, earlier) !== "fresh") continue;
    const question = firstQuestion(workload, earlier);
    if (workload.mix.popular.includes(question)) return question;
  }
  return undefined;
}

function followUp(workload, name, iteration, user) {
  const open = conversations[name] || [];
  const at = open.findIndex((each) => nextIn(workload, each).length > 0 && (!workload.thinkMs || each.user === user));
  if (at < 0) return undefined;
  const [{ conversation, user: asker, turns, ...rest }] = open.splice(at, 1);
  const next = nextIn(workload, { turns, ...rest });
  const question = next[Math.floor(random(workload, iteration, "next") * next.length)];
  return { kind: "follow-up", question: questions[question], user: asker, turns: turns + 1, conversation };
}

function nextIn({ mix }, { turns, text }) {
  return (turns === 1 && mix.following[text]) || mix.followingAny;
}

function noteConversation(name, { kind, question, user, turns }, conversation) {
  if ((kind !== "fresh" && kind !== "follow-up") || turns >= MOST_TURNS) return;
  conversations[name] = [...(conversations[name] || []), { conversation, user, turns, text: question.text }].slice(-50);
}
`;
