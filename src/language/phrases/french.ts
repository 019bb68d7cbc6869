import type { FaultName } from "./model-phrases.ts";
import type { Phrases } from "./phrases.ts";
import { codeIn, counted, countedOf, dayIn, listed, momentIn } from "./written-form.ts";

export const FRENCH: Phrases = {
  controlCharacters:
    "Votre message contient des caractères de contrôle. Veuillez le renvoyer en texte simple.",
  noQuestion: "Je n'y vois pas de question. Posez-la en une phrase ou en quelques mots.",
  noSemicolons: "Les points-virgules et les accents graves ne sont pas admis ici. Veuillez les enlever.",
  tooLong: (most) =>
    `Votre question compte plus que les ${counted(most, "fr")} caractères que je lis. Veuillez la réduire à l'essentiel.`,
  notFound: (passages, documents) =>
    `Je n'ai pas trouvé de réponse à cela. J'ai cherché dans ${countedOf(passages, "fr", "passage", "passages")} de ${countedOf(documents, "fr", "document", "documents")}.`,
  closest: (named) => `Ce qui s'en approche le plus : ${named}.`,
  owns: (owner) => `${owner} est responsable de ces connaissances et en sait peut-être plus.`,
  whatAbout: "De quoi s'agit-il ? Indiquez le système, l'erreur ou le document, et je ferai la recherche.",
  which: (kind, choices) =>
    `Que désignez-vous par « ${kind} »${choices.length > 1 ? ` : ${listed(choices, "fr")}` : ""} ?`,
  passedOn:
    "J'ai demandé à une personne, qui répondra dans ce fil. Elle voit ce que vous écrivez ici ; mentionnez-moi si vous voulez que je réponde.",
  noPerson:
    "Je ne peux pas appeler une personne ici, et je ne sais pas qui est responsable de ce qu'il vous faut. Veuillez demander dans le canal de votre équipe.",
  noPersonBut: (title, owner) =>
    `Je ne peux pas appeler une personne ici. Ce dont nous avons parlé se trouve dans « ${title} », dont ${owner} est responsable ; veuillez y demander.`,
  failed: (id) =>
    `Une erreur s'est produite de mon côté, et je n'ai pas pu répondre. Veuillez redemander ; si cela se reproduit, donnez ceci à qui s'occupe de moi : \`${id}\`.`,
  failedPlainly: "Une erreur s'est produite de mon côté, et je n'ai pas pu répondre. Veuillez redemander.",
  limits: {
    "user-minute": (questions) =>
      `Vous avez posé ${questions} en une minute, le maximum permis à une personne.`,
    "user-hour": (questions) => `Vous avez posé ${questions} en une heure, le maximum permis à une personne.`,
    "user-day": (questions) => `Vous avez posé ${questions} en un jour, le maximum permis à une personne.`,
    "all-minute": (questions) => `À vous tous, vous posez en ce moment plus de ${questions} par minute.`,
    other: (questions) => `La limite de ${questions} est atteinte.`,
  },
  questions: (count) => (count === 1 ? "1 question" : `${count} questions`),
  askAgainIn: (time) => `Veuillez redemander dans ${time}.`,
  minutes: (count) => `${count} minutes`,
  hours: (count) => `${count} heures`,
  muted:
    "Je me tais ici désormais, sauf si vous me mentionnez. Pour me faire revenir, mentionnez-moi avec le mot unmute.",
  unmuted: "Me revoilà : je réponds de nouveau aux questions ici sans être mentionné.",
  stopped: "Arrêté, comme vous l'avez demandé.",
  sources: "Sources :",
  note: "Remarque :",
  modelSilent: (model, reason, again) => `${model} n'a pas répondu${again ? " non plus" : ""} : ${reason}`,
  fault: (name, message, until) =>
    FAULTS[name] + (until ? ` (jusqu'au ${momentIn("fr", until)})` : codeIn(message)),
  so: (happened, answered) => `${happened} ; ${answered}`,
  quotedOnly: "je n'ai donc pu que citer les sources",
  answeredInstead: (model) => `${model} a donc répondu à sa place`,
  notWhole: (model, tokens) =>
    `La réponse n'est pas complète, car ${model} ne peut écrire que ${counted(tokens, "fr")} jetons`,
  goesOn: "La suite se trouve dans la source.",
  contradicts: "Ces indications ne concordent pas.",
  newerIs: (title, day) =>
    `Ces indications ne concordent pas ; la plus récente est « ${title} », du ${dayIn("fr", day)}.`,
  reply: {
    thinking: "Je réfléchis...",
    status: "réfléchit...",
    loading: ["Lecture des sources...", "Recherche du passage qui le dit..."],
    cached: "La même question a déjà été posée, et a reçu cette réponse.",
    noWords: "Aucun mot n'est venu.",
    stoppedHere: "Vous avez arrêté la réponse ici.",
    feedback: {
      helpful: "Utile",
      notHelpful: "Pas utile",
      helped: "Cette réponse a aidé",
      didNotHelp: "Cette réponse n'a pas aidé",
      thanks: "Merci de votre avis.",
      thanksForReason: "Merci. Votre avis est transmis à ceux qui entretiennent mes connaissances.",
      title: "Votre avis",
      send: "Envoyer",
      skip: "Passer",
      whatIsWrong: "Qu'est-ce qui ne va pas dans la réponse ?",
      reasons: {
        wrong: "Elle est fausse",
        incomplete: "Elle est incomplète",
        outdated: "Elle n'est plus à jour",
        "hard-to-follow": "Elle est difficile à suivre",
        other: "Autre chose",
      },
      whatInstead: "Qu'aurait-elle dû dire ?",
      askPerson: "Demander à une personne",
      askPersonTitle: "Demander à une personne ?",
      askPersonText:
        "Votre question et les derniers échanges de cette conversation seront montrés dans le canal des personnes qui répondent, de même que tout ce qui sera écrit ensuite dans ce fil.",
      notNow: "Pas maintenant",
      letPersonAnswer: "Laisser une personne répondre",
      showsConversation: "Montre cette conversation dans le canal des personnes qui répondent",
    },
  },
  handover: {
    lookingInto: (name) => `${name} s'en occupe et répondra ici.`,
    markAsSolved: "Marquer comme résolu",
    alreadyOpen: "Une personne a déjà été sollicitée et répondra dans ce fil.",
    onlyTheAsker: "Seule la personne qui a posé la question peut la marquer comme résolue.",
    closed: "C'est clos.",
    endings: {
      "resolved-by-agent": (by) =>
        by === undefined ? "Marqué comme résolu" : `Marqué comme résolu par ${by}`,
      "resolved-by-asker": () => "Merci, c'est clos",
      unclaimed: () => "Je suis désolé : personne n'était libre pour s'en occuper à temps",
      unanswered: () => "Je suis désolé : la personne qui s'en occupait n'a pas répondu à temps",
      "desk-unavailable": () =>
        "Je suis désolé : je ne peux pas joindre les personnes qui répondent, et personne n'a donc été sollicité",
      "asker-gone": () => "C'est clos",
    },
    afterwards: "Je réponds de nouveau ici. S'il vous faut encore une personne, demandez-la.",
    withoutWords: "(a envoyé quelque chose sans texte)",
    goesOnElsewhere: "La suite du message se trouve là où il a été écrit.",
    edited: "modifié",
    filesLeftOut: (count) =>
      count === 1
        ? "(1 fichier était joint ; il n'est pas transmis)"
        : `(${count} fichiers étaient joints ; ils ne sont pas transmis)`,
  },
};

const FAULTS: Readonly<Record<FaultName, string>> = {
  unreachable: "pas de connexion",
  connection_lost: "la connexion s'est rompue",
  connect_timeout: "pas de réponse dans le délai prévu",
  first_token_timeout: "aucun mot dans le délai prévu",
  stalled: "sa réponse s'est arrêtée en chemin",
  answer_timeout: "sa réponse a pris trop de temps",
  cut: "sa réponse s'est interrompue",
  malformed: "il a envoyé quelque chose d'illisible",
  empty: "sa réponse était vide",
  server_error: "le service a échoué",
  rate_limited: "le service n'accepte plus de requêtes pour le moment",
  overloaded: "son fournisseur n'accepte plus de requêtes pour le moment",
  gateway_budget: "le budget de la clé du service est épuisé",
  unauthorized: "le service n'accepte pas la clé",
  rejected: "le service n'accepte pas la requête",
  refused: "il a refusé de répondre à cela",
  filtered: "un filtre de contenu a arrêté sa réponse",
  over_budget: "son budget est épuisé pour le moment",
  conversation_budget: "cette conversation a épuisé son budget pour les modèles",
  user_budget: "vous avez épuisé votre budget du jour pour les modèles",
  day_budget: "le budget du jour pour les modèles est épuisé",
  budget_unavailable: "son budget ne peut être consulté pour le moment",
  busy: "trop de questions l'attendent déjà",
  circuit_open: "il est laissé en repos un moment après des erreurs répétées",
  cancelled: "personne n'attend plus la réponse",
  unexpected: "une erreur interne",
};
