import type { FaultName } from "./model-phrases.ts";
import type { Phrases } from "./phrases.ts";
import { codeIn, counted, countedOf, dayIn, listed, momentIn } from "./written-form.ts";

export const GERMAN: Phrases = {
  controlCharacters:
    "Ihre Nachricht enthält Steuerzeichen. Bitte senden Sie sie noch einmal als reinen Text.",
  noQuestion: "Darin sehe ich keine Frage. Fragen Sie in einem Satz oder ein paar Wörtern.",
  noSemicolons: "Semikolons und Backticks sind hier nicht erlaubt. Bitte lassen Sie sie weg.",
  tooLong: (most) =>
    `Ihre Frage hat mehr als die ${counted(most, "de")} Zeichen, die ich lese. Bitte kürzen Sie sie auf das Wichtigste.`,
  notFound: (passages, documents) =>
    `Darauf habe ich keine Antwort gefunden. Ich habe ${countedOf(passages, "de", "Abschnitt", "Abschnitte")} aus ${countedOf(documents, "de", "Dokument", "Dokumenten")} durchsucht.`,
  closest: (named) => `Am nächsten kam: ${named}.`,
  owns: (owner) => `${owner} ist für dieses Wissen zuständig und weiß vielleicht mehr.`,
  whatAbout: "Worum geht es? Nennen Sie das System, den Fehler oder das Dokument, dann sehe ich nach.",
  which: (kind, choices) =>
    `Was meinen Sie mit „${kind}“${choices.length > 1 ? `: ${listed(choices, "de")}` : ""}?`,
  passedOn:
    "Ich habe einen Menschen gefragt, der in diesem Thread antworten wird. Er sieht, was Sie hier schreiben; erwähnen Sie mich, wenn ich antworten soll.",
  noPerson:
    "Ich kann hier keinen Menschen rufen und weiß nicht, wer für Ihr Anliegen zuständig ist. Bitte fragen Sie im Kanal Ihres Teams.",
  noPersonBut: (title, owner) =>
    `Ich kann hier keinen Menschen rufen. Worüber wir sprachen, steht in „${title}“; zuständig ist ${owner}. Bitte fragen Sie dort.`,
  failed: (id) =>
    `Bei mir ist etwas schiefgegangen, und ich konnte nicht antworten. Bitte fragen Sie noch einmal; wenn es wieder geschieht, nennen Sie dies denen, die mich betreiben: \`${id}\`.`,
  failedPlainly:
    "Bei mir ist etwas schiefgegangen, und ich konnte nicht antworten. Bitte fragen Sie noch einmal.",
  limits: {
    "user-minute": (questions) =>
      `Sie haben in einer Minute ${questions} gestellt; mehr darf eine Person nicht.`,
    "user-hour": (questions) =>
      `Sie haben in einer Stunde ${questions} gestellt; mehr darf eine Person nicht.`,
    "user-day": (questions) => `Sie haben an einem Tag ${questions} gestellt; mehr darf eine Person nicht.`,
    "all-minute": (questions) => `Alle zusammen stellen gerade mehr als ${questions} in der Minute.`,
    other: (questions) => `Die Grenze von ${questions} ist erreicht.`,
  },
  questions: (count) => (count === 1 ? "1 Frage" : `${count} Fragen`),
  askAgainIn: (time) => `Bitte fragen Sie in ${time} noch einmal.`,
  minutes: (count) => `${count} Minuten`,
  hours: (count) => `${count} Stunden`,
  muted:
    "Ich bin hier ab jetzt still, außer Sie erwähnen mich. Um mich zurückzuholen, erwähnen Sie mich mit dem Wort unmute.",
  unmuted: "Ich bin zurück und beantworte Fragen hier wieder, ohne erwähnt zu werden.",
  stopped: "Angehalten, wie gewünscht.",
  sources: "Quellen:",
  note: "Hinweis:",
  modelSilent: (model, reason, again) =>
    `${model} hat ${again ? "auch nicht" : "nicht"} geantwortet: ${reason}`,
  fault: (name, message, until) =>
    FAULTS[name] + (until ? ` (bis ${momentIn("de", until)})` : codeIn(message)),
  so: (happened, answered) => `${happened}; ${answered}`,
  quotedOnly: "deshalb konnte ich nur die Quellen zitieren",
  answeredInstead: (model) => `deshalb hat ${model} geantwortet`,
  notWhole: (model, tokens) =>
    `Die Antwort ist nicht vollständig, weil ${model} höchstens ${counted(tokens, "de")} Token schreiben darf`,
  goesOn: "In der Quelle geht es weiter.",
  contradicts: "Hier stimmen die Angaben nicht überein.",
  newerIs: (title, day) =>
    `Hier stimmen die Angaben nicht überein; neuer ist „${title}“ vom ${dayIn("de", day)}.`,
  reply: {
    thinking: "Ich denke nach...",
    status: "denkt nach...",
    loading: ["Die Quellen werden gelesen...", "Die passende Stelle wird gesucht..."],
    cached: "Dasselbe wurde schon gefragt und so beantwortet.",
    noWords: "Es kamen keine Worte.",
    stoppedHere: "Sie haben die Antwort hier angehalten.",
    feedback: {
      helpful: "Hilfreich",
      notHelpful: "Nicht hilfreich",
      helped: "Diese Antwort hat geholfen",
      didNotHelp: "Diese Antwort hat nicht geholfen",
      thanks: "Danke für Ihre Rückmeldung.",
      thanksForReason: "Danke. Ihre Rückmeldung geht an die, die mein Wissen pflegen.",
      title: "Rückmeldung",
      send: "Senden",
      skip: "Überspringen",
      whatIsWrong: "Was stimmt an der Antwort nicht?",
      reasons: {
        wrong: "Sie ist falsch",
        incomplete: "Sie ist unvollständig",
        outdated: "Sie ist veraltet",
        "hard-to-follow": "Sie ist schwer zu verstehen",
        other: "Etwas anderes",
      },
      whatInstead: "Was hätte darin stehen sollen?",
      askPerson: "Einen Menschen fragen",
      askPersonTitle: "Einen Menschen fragen?",
      askPersonText:
        "Ihre Frage und die letzten Beiträge dieser Unterhaltung werden im Kanal der Menschen gezeigt, die antworten; ebenso alles, was danach in diesem Thread geschrieben wird.",
      notNow: "Jetzt nicht",
      letPersonAnswer: "Einen Menschen antworten lassen",
      showsConversation: "Zeigt diese Unterhaltung im Kanal der Menschen, die antworten",
    },
  },
  handover: {
    lookingInto: (name) => `${name} kümmert sich darum und wird hier antworten.`,
    markAsSolved: "Als gelöst markieren",
    alreadyOpen: "Es wurde schon ein Mensch gefragt, der in diesem Thread antworten wird.",
    onlyTheAsker: "Nur wer gefragt hat, kann dies als gelöst markieren.",
    closed: "Dies ist abgeschlossen.",
    endings: {
      "resolved-by-agent": (by) =>
        by === undefined ? "Als gelöst markiert" : `Von ${by} als gelöst markiert`,
      "resolved-by-asker": () => "Danke, dies ist abgeschlossen",
      unclaimed: () => "Es tut mir leid: niemand war rechtzeitig frei, um dies zu übernehmen",
      unanswered: () => "Es tut mir leid: wer dies übernommen hat, hat nicht rechtzeitig geantwortet",
      "desk-unavailable": () =>
        "Es tut mir leid: ich kann die Menschen, die antworten, nicht erreichen, daher wurde niemand gefragt",
      "asker-gone": () => "Dies ist abgeschlossen",
    },
    afterwards: "Ich antworte hier wieder. Wenn Sie noch einen Menschen brauchen, bitten Sie darum.",
    withoutWords: "(hat etwas ohne Worte geschickt)",
    goesOnElsewhere: "Die Nachricht geht dort weiter, wo sie geschrieben wurde.",
    edited: "bearbeitet",
    filesLeftOut: (count) =>
      count === 1
        ? "(1 Datei war angehängt; sie wird nicht weitergegeben)"
        : `(${count} Dateien waren angehängt; sie werden nicht weitergegeben)`,
  },
};

const FAULTS: Readonly<Record<FaultName, string>> = {
  unreachable: "keine Verbindung",
  connection_lost: "die Verbindung brach ab",
  connect_timeout: "keine Antwort in der vorgesehenen Zeit",
  first_token_timeout: "kein Wort in der vorgesehenen Zeit",
  stalled: "die Antwort blieb stehen",
  answer_timeout: "die Antwort dauerte zu lange",
  cut: "die Antwort brach ab",
  malformed: "es kam etwas Unlesbares",
  empty: "die Antwort war leer",
  server_error: "beim Dienst trat ein Fehler auf",
  rate_limited: "der Dienst nimmt zurzeit keine Anfragen mehr an",
  overloaded: "der Anbieter nimmt zurzeit keine Anfragen mehr an",
  gateway_budget: "das Budget des Schlüssels beim Dienst ist aufgebraucht",
  unauthorized: "der Dienst nimmt den Schlüssel nicht an",
  rejected: "der Dienst nimmt die Anfrage nicht an",
  refused: "eine Antwort darauf wurde abgelehnt",
  filtered: "ein Inhaltsfilter hat die Antwort angehalten",
  over_budget: "das Budget dafür ist zurzeit aufgebraucht",
  conversation_budget: "diese Unterhaltung hat ihr Budget für Modelle aufgebraucht",
  user_budget: "Sie haben Ihr heutiges Budget für Modelle aufgebraucht",
  day_budget: "das heutige Budget für Modelle ist aufgebraucht",
  budget_unavailable: "das Budget kann zurzeit nicht abgefragt werden",
  busy: "es warten schon zu viele Fragen",
  circuit_open: "nach wiederholten Fehlern wird eine Weile nicht gefragt",
  cancelled: "niemand wartet mehr auf die Antwort",
  unexpected: "ein interner Fehler",
};
