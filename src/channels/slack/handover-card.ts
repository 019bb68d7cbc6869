import type { HandoverCard } from "../handover-desk.ts";
import { CLAIM_ACTION, RELEASE_ACTION, RESOLVE_ACTION } from "./handover-actions.ts";
import { button, buttons, context, type HandoverBlock, section } from "./handover-blocks.ts";
import { endedForDesk, quoted, REASONS } from "./handover-texts.ts";

/** What only Slack can tell of those on the card. */
export interface CardNames {
  /** Writes a person so that Slack shows the name. */
  readonly mention: (person: { readonly id: string }) => string;
  /** Where the asker's message stands, if it can be linked. */
  readonly link?: string | undefined;
}

export interface RenderedCard {
  readonly text: string;
  readonly blocks: readonly HandoverBlock[];
}

const MAX_QUESTION = 2_000;
const MAX_TURN = 500;
const MAX_NOTIFIED = 200;

/** Draws a card: what is asked, by whom and why, what was said before, who has it, and what can be done. */
export function renderCard(card: HandoverCard, names: CardNames): RenderedCard {
  return {
    text: `${titleOf(card)}: ${quotedLine(card.question)}`,
    blocks: [
      section(`*${titleOf(card)}*${quoted(card.question, MAX_QUESTION)}`),
      ...turnsOf(card),
      context(originOf(card, names)),
      section(stateOf(card, names)),
      ...actionsOf(card),
    ],
  };
}

function titleOf({ end, claimedBy }: HandoverCard): string {
  if (end) return "Closed question";
  return claimedBy ? "Claimed question" : "A question needs a person";
}

/** The notification's one line has no room for markup of a person's own. */
function quotedLine(question: string): string {
  return quoted(question.replaceAll(/\s+/g, " "), MAX_NOTIFIED).replace(/^\n> /, "");
}

/** The answer to the question first, then what was said before it. */
function turnsOf({ question, turns }: HandoverCard): HandoverBlock[] {
  const last = turns.at(-1);
  const about = last?.asked === question ? last : undefined;
  return [
    ...(about?.answered === undefined ? [] : [section(`*I answered*${quoted(about.answered, MAX_TURN)}`)]),
    ...turns
      .filter((turn) => turn !== about)
      .map(({ asked, answered }) => {
        const answer = answered === undefined ? "" : `\n*I answered*${quoted(answered, MAX_TURN)}`;
        return section(`*Earlier in this conversation*${quoted(asked, MAX_TURN)}${answer}`);
      }),
  ];
}

function originOf({ asker, requestedBy, reason }: HandoverCard, { mention, link }: CardNames): string {
  const parts = [
    `Asked by ${mention(asker)}`,
    requestedBy.id === asker.id ? "" : `sent by ${mention(requestedBy)}`,
    REASONS[reason],
    link === undefined ? "" : `<${link}|Open the conversation>`,
  ];
  return parts.filter(Boolean).join(" · ");
}

function stateOf({ end, claimedBy }: HandoverCard, { mention }: CardNames): string {
  if (end) return endedForDesk(end, end.by && mention(end.by));
  const relayed = "Replies in this thread go to the asker.";
  return claimedBy
    ? `Claimed by ${mention(claimedBy)}. ${relayed}`
    : `Not claimed yet. ${relayed} Whoever replies first claims it.`;
}

function actionsOf({ id, end, claimedBy }: HandoverCard): HandoverBlock[] {
  if (end) return [];
  const resolve = button(RESOLVE_ACTION, "Resolve", id);
  return [
    claimedBy
      ? buttons(resolve, button(RELEASE_ACTION, "Release", id))
      : buttons(button(CLAIM_ACTION, "Claim", id, "primary"), resolve),
  ];
}
