import type { Phrases } from "./phrases.ts";
import { counted, countedOf, listed } from "./written-form.ts";

export const ENGLISH: Phrases = {
  controlCharacters: "Your message holds control characters. Please send it again as plain text.",
  noQuestion: "I see no question there. Ask me in a sentence or a few words.",
  noSemicolons: "Semicolons and backticks are not allowed here. Please leave them out.",
  tooLong: (most) =>
    `Your question has more than the ${counted(most, "en")} characters that I read. Please shorten it to what matters most.`,
  notFound: (passages, documents) =>
    `I could not find an answer to this. I searched ${countedOf(passages, "en", "passage", "passages")} of ${countedOf(documents, "en", "document", "documents")}.`,
  closest: (named) => `What came closest: ${named}.`,
  owns: (owner) => `${owner} owns that knowledge and may know more.`,
  whatAbout: "What is this about? Name the system, the error or the document, and I will look it up.",
  which: (kind, choices) =>
    `Which ${kind} do you mean${choices.length > 1 ? `: ${listed(choices, "en-GB")}` : ""}?`,
  passedOn:
    "I have asked a person, who will reply in this thread. They see what you write here; mention me if you want me to answer.",
  noPerson:
    "I cannot call a person here, and I do not know who owns what you need. Please ask in your team's channel.",
  noPersonBut: (title, owner) =>
    `I cannot call a person here. What we talked about is in "${title}", which ${owner} owns; please ask there.`,
  failed: (id) =>
    `Something went wrong on my side, and I could not answer. Please ask again; if it happens again, name this to whoever runs me: \`${id}\`.`,
  failedPlainly: "Something went wrong on my side, and I could not answer. Please ask again.",
  limits: {
    "user-minute": (questions) =>
      `You have asked ${questions} in a minute, which is the most that one person may.`,
    "user-hour": (questions) =>
      `You have asked ${questions} in an hour, which is the most that one person may.`,
    "user-day": (questions) => `You have asked ${questions} in a day, which is the most that one person may.`,
    "all-minute": (questions) => `All of you together ask more than ${questions} a minute just now.`,
    other: (questions) => `A limit of ${questions} is reached.`,
  },
  questions: (count) => (count === 1 ? "1 question" : `${count} questions`),
  askAgainIn: (time) => `Please ask again in ${time}.`,
  minutes: (count) => `${count} minutes`,
  hours: (count) => `${count} hours`,
  muted:
    "I am silent here from now on, unless you mention me. To have me back, mention me with the word unmute.",
  unmuted: "I am back, and answer questions here again without being mentioned.",
  stopped: "Stopped, as you asked.",
  sources: "Sources:",
  note: "Note:",
  modelSilent: (model, reason, again) => `${model} did not answer${again ? " either" : ""}: ${reason}`,
  fault: (_, message) => message,
  so: (happened, answered) => `${happened}, so ${answered}`,
  quotedOnly: "I could only quote the sources",
  answeredInstead: (model) => `${model} answered in its place`,
  notWhole: (model, tokens) => `The answer is not whole, because ${model} may write ${tokens} tokens at most`,
  goesOn: "There is more after this.",
  contradicts: "These are not the same.",
  newerIs: (title, day) => `These are not the same; the newer is “${title}”, ${day}.`,
  reply: {
    thinking: "Thinking...",
    status: "is thinking...",
    loading: ["Reading the sources...", "Looking for the passage that says it..."],
    cached: "The same was asked before, and answered so.",
    noWords: "No words came.",
    stoppedHere: "You stopped the answer here.",
    feedback: {
      helpful: "Helpful",
      notHelpful: "Not helpful",
      helped: "This answer helped",
      didNotHelp: "This answer did not help",
      thanks: "Thank you for your feedback.",
      thanksForReason: "Thank you. Your feedback goes to those who maintain what I know.",
      title: "Feedback",
      send: "Send",
      skip: "Skip",
      whatIsWrong: "What is wrong with the answer?",
      reasons: {
        wrong: "It is wrong",
        incomplete: "It is incomplete",
        outdated: "It is outdated",
        "hard-to-follow": "It is hard to follow",
        other: "Something else",
      },
      whatInstead: "What should it have said?",
      askPerson: "Ask a person",
      askPersonTitle: "Ask a person?",
      askPersonText:
        "Your question and the last turns of this conversation will be shown in the channel of the people who answer, and so will all that is written in this thread from then on.",
      notNow: "Not now",
      letPersonAnswer: "Let a person answer",
      showsConversation: "Shows this conversation in the channel of the people who answer",
    },
  },
  handover: {
    lookingInto: (name) => `${name} is looking into this and will reply here.`,
    markAsSolved: "Mark as solved",
    alreadyOpen: "A person has been asked already, and will reply in this thread.",
    onlyTheAsker: "Only those who asked can mark this as solved.",
    closed: "This is closed.",
    endings: {
      "resolved-by-agent": (by) => (by === undefined ? "Marked as resolved" : `Marked as resolved by ${by}`),
      "resolved-by-asker": () => "Thank you, this is closed",
      unclaimed: () => "I am sorry: nobody was free to take this in time",
      unanswered: () => "I am sorry: whoever took this did not reply in time",
      "desk-unavailable": () => "I am sorry: I cannot reach the people who answer, so nobody was asked",
      "asker-gone": () => "This is closed",
    },
    afterwards: "I answer here again. If you still need a person, ask for one.",
    withoutWords: "(sent something without words)",
    goesOnElsewhere: "The message goes on where it was written.",
    edited: "edited",
    filesLeftOut: (count) =>
      count === 1
        ? "(1 file was attached; it is not passed on)"
        : `(${count} files were attached; they are not passed on)`,
  },
};
