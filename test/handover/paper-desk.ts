import { PlaceGoneError } from "../../src/channels/channel.ts";
import type {
  CarriedMessage,
  HandoverCard,
  HandoverDesk,
  HandoverNotice,
  HandoverTarget,
  SaidMessage,
  Whisper,
} from "../../src/channels/handover-desk.ts";
import { CardGoneError, DeskUnavailableError } from "../../src/channels/handover-desk.ts";
import { conversationIdOf } from "../../src/core/ids.ts";
import type { Place } from "../../src/core/question.ts";

/** A desk on paper: a channel without a network, that keeps what it is given. */
export interface PaperDesk extends HandoverDesk {
  readonly cards: Map<string, HandoverCard>;
  /** What was said to each side, as `asker: …` and `desk: …`, in order. */
  readonly said: string[];
  readonly whispers: string[];
  /** How things are: what is closed, gone or private. */
  readonly state: {
    private: boolean;
    deskClosed: boolean;
    askerGone: boolean;
    /** Does the next of these calls, and then says that it failed, as a connection that is cut. */
    cutAfter: "postCard" | "carry" | "tell" | undefined;
    /** What people said below a card of which nobody knew. */
    saidBefore: readonly SaidMessage[];
  };
  /** The conversation below a card. */
  threadOf(handoverId: string): Place;
}

export function createPaperDesk(): PaperDesk {
  const cards = new Map<string, HandoverCard>();
  const said: string[] = [];
  const whispers: string[] = [];
  const marks = new Set<string>();
  const state: PaperDesk["state"] = {
    private: false,
    deskClosed: false,
    askerGone: false,
    cutAfter: undefined,
    saidBefore: [],
  };

  function cut(call: PaperDesk["state"]["cutAfter"]): void {
    if (state.cutAfter !== call) return;
    state.cutAfter = undefined;
    throw new Error("The connection was cut.");
  }

  function say(target: HandoverTarget, mark: string, words: string, mayExist: boolean): void {
    const side = "place" in target ? "asker" : "desk";
    if (side === "asker" && state.askerGone) throw new PlaceGoneError("gone");
    if (side === "desk" && state.deskClosed) throw new DeskUnavailableError("closed", "open it");
    if ("card" in target && !cards.has(target.card.id ?? "")) throw new CardGoneError("gone");
    if (mayExist && marks.has(mark)) return;
    marks.add(mark);
    said.push(`${side}: ${words}`);
  }

  return {
    cards,
    said,
    whispers,
    state,
    threadOf: (handoverId) => ({
      channel: "paper",
      conversation: conversationIdOf("paper", "card", handoverId),
      address: {},
    }),
    isOpenToAll: async () => !state.private,
    async postCard(card, mayExist) {
      if (state.deskClosed) throw new DeskUnavailableError("closed", "open it");
      if (!mayExist && cards.has(card.id)) said.push("desk: a second card");
      cards.set(card.id, card);
      cut("postCard");
      return {
        reference: { id: card.id },
        conversation: conversationIdOf("paper", "card", card.id),
      };
    },
    saidBelow: async () => state.saidBefore,
    async showCard({ id = "" }, card) {
      if (state.deskClosed) throw new DeskUnavailableError("closed", "open it");
      if (!cards.has(id)) throw new CardGoneError("gone");
      cards.set(id, card);
    },
    async tell(target, { handoverId, key, news }: HandoverNotice, mayExist) {
      const more =
        news.type === "claimed" ? ` by ${news.by.id}` : news.type === "closed" ? `, ${news.end.ending}` : "";
      say(target, `${handoverId}${key}`, `${news.type}${more}`, mayExist);
      cut("tell");
    },
    async carry(target, { handoverId, key, author, text }: CarriedMessage, mayExist) {
      say(target, `${handoverId}${key}`, `${author.id} says ${text}`, mayExist);
      cut("carry");
    },
    async amend(target, { author, text, handoverId, key }) {
      if (!marks.has(`${handoverId}${key}`)) return;
      const side = "place" in target ? "asker" : "desk";
      said.push(`${side}: ${author.id} says instead ${text}`);
    },
    async takeBack(target, { handoverId, key }) {
      if (!marks.delete(`${handoverId}${key}`)) return;
      said.push(`${"place" in target ? "asker" : "desk"}: taken back`);
    },
    async whisper(_, person, whisper: Whisper) {
      whispers.push(`${person.id}: ${whisper.type}${whisper.type === "taken" ? ` by ${whisper.by.id}` : ""}`);
    },
  };
}
