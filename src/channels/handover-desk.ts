import type { EscalationReason, HandoverEnding, HandoverId } from "../core/handover.ts";
import type { ConversationId, Person, Place } from "../core/question.ts";
import type { Language } from "../language/language.ts";

/** Where the people sit who answer what the bot cannot. A channel that has none hands nothing over. */
export interface HandoverDesk {
  /** Whether everybody may read what is said there anyway. */
  isOpenToAll(place: Place): Promise<boolean>;
  /**
   * Posts a card, or finds the one that an earlier try may have posted.
   * @throws DeskUnavailableError
   */
  postCard(card: HandoverCard, mayExist: boolean): Promise<PostedCard>;
  /**
   * Lets a card show how the hand-over stands.
   * @throws CardGoneError
   * @throws DeskUnavailableError
   */
  showCard(reference: CardReference, card: HandoverCard): Promise<void>;
  /** What people have said below a card, to find what came in before it was known where the card is. */
  saidBelow(reference: CardReference): Promise<readonly SaidMessage[]>;
  /**
   * Says what became of a hand-over to one side, once for each key.
   * @throws PlaceGoneError on the asker's side
   * @throws CardGoneError, DeskUnavailableError on the desk's
   */
  tell(to: HandoverTarget, notice: HandoverNotice, mayExist: boolean): Promise<void>;
  /** Carries the words of a person to the other side, once for each key. Throws what `tell` throws. */
  carry(to: HandoverTarget, message: CarriedMessage, mayExist: boolean): Promise<void>;
  /** Shows other words in the place of those that were carried; where they are not, nothing is shown. */
  amend(to: HandoverTarget, message: CarriedMessage): Promise<void>;
  /** Takes away what was carried. */
  takeBack(to: HandoverTarget, message: Pick<CarriedMessage, "handoverId" | "key">): Promise<void>;
  /** Tells something to one person only, as well as it can: whoever has left does not hear it. */
  whisper(to: HandoverTarget, person: Person, whisper: Whisper, language: Language): Promise<void>;
}

export type CardReference = Readonly<Record<string, string>>;

export interface PostedCard {
  readonly reference: CardReference;
  /** Its thread: what people say there is for the asker. */
  readonly conversation: ConversationId;
}

/** A message of a person, as it also comes in. */
export interface SaidMessage {
  readonly messageId: string;
  readonly author: Person;
  readonly text: string;
  /** The text with the addresses that its links lead to, where it does not show them. */
  readonly withLinks?: string;
  /** How many files came with it. */
  readonly files?: number;
}

/** What a card shows. Its texts are masked already. */
export interface HandoverCard {
  readonly id: HandoverId;
  readonly reason: EscalationReason;
  readonly requestedBy: Person;
  readonly asker: Person;
  readonly question: string;
  /** What was said before, oldest first. */
  readonly turns: readonly { readonly asked: string; readonly answered?: string }[];
  readonly place: Place;
  readonly openedAt: Date;
  readonly claimedBy?: Person;
  readonly end?: HandoverOutcome;
}

export interface HandoverOutcome {
  readonly ending: HandoverEnding;
  readonly by?: Person;
  readonly note?: string;
}

/** One of the two sides: the asker's thread, or the thread of the card. */
export type HandoverTarget = { readonly place: Place } | { readonly card: CardReference };

export interface HandoverNotice {
  readonly handoverId: HandoverId;
  /** The same again means that it was said. */
  readonly key: string;
  readonly news: HandoverNews;
  /** The asker is told in this language. */
  readonly language: Language;
}

export type HandoverNews =
  | { readonly type: "opened" }
  | { readonly type: "claimed"; readonly by: Person }
  | { readonly type: "closed"; readonly end: HandoverOutcome };

export interface CarriedMessage {
  readonly handoverId: HandoverId;
  readonly key: string;
  readonly author: Person;
  readonly text: string;
  /** What stands around the words is in this language; in English where it is not given. */
  readonly language?: Language;
}

export type Whisper =
  | { readonly type: "already-open" }
  | { readonly type: "taken"; readonly by: Person }
  | { readonly type: "closed"; readonly end: HandoverOutcome }
  | { readonly type: "only-the-asker" }
  /** What was written below a card after the end went nowhere. */
  | { readonly type: "too-late"; readonly end: HandoverOutcome };

/** The desk cannot be written to. `remedy` is for whoever runs the bot. */
export class DeskUnavailableError extends Error {
  override readonly name = "DeskUnavailableError";
  readonly remedy: string;

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, { cause });
    this.remedy = remedy;
  }
}

/** Somebody deleted the card. */
export class CardGoneError extends Error {
  override readonly name = "CardGoneError";
}
