import type { VoteReason } from "../../core/vote.ts";

/** What stands around an answer where people read it. Slack bounds the length of most. */
export interface ReplyPhrases {
  readonly thinking: string;
  /** Behind the bot's name. */
  readonly status: string;
  readonly loading: readonly string[];
  readonly cached: string;
  readonly noWords: string;
  readonly stoppedHere: string;
  readonly feedback: FeedbackPhrases;
}

export interface FeedbackPhrases {
  readonly helpful: string;
  readonly notHelpful: string;
  /** Read aloud in place of the thumbs. */
  readonly helped: string;
  readonly didNotHelp: string;
  readonly thanks: string;
  readonly thanksForReason: string;
  /** 24 characters at most. */
  readonly title: string;
  readonly send: string;
  readonly skip: string;
  readonly whatIsWrong: string;
  readonly reasons: Readonly<Record<VoteReason, string>>;
  readonly whatInstead: string;
  readonly askPerson: string;
  readonly askPersonTitle: string;
  /** Who confirms it opens the conversation to others: the words say that. 300 characters at most. */
  readonly askPersonText: string;
  readonly notNow: string;
  readonly letPersonAnswer: string;
  /** 75 characters at most. */
  readonly showsConversation: string;
}
