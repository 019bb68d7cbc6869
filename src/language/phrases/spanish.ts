import type { FaultName } from "./model-phrases.ts";
import type { Phrases } from "./phrases.ts";
import { codeIn, counted, countedOf, dayIn, listed, momentIn } from "./written-form.ts";

export const SPANISH: Phrases = {
  controlCharacters: "Su mensaje contiene caracteres de control. Envíelo de nuevo como texto sin formato.",
  noQuestion: "No veo ahí ninguna pregunta. Pregunte con una frase o unas palabras.",
  noSemicolons: "Aquí no se admiten puntos y coma ni acentos graves. Quítelos, por favor.",
  tooLong: (most) =>
    `Su pregunta tiene más de los ${counted(most, "es")} caracteres que leo. Acórtela a lo más importante.`,
  notFound: (passages, documents) =>
    `No encontré respuesta a esto. Busqué en ${countedOf(passages, "es", "pasaje", "pasajes")} de ${countedOf(documents, "es", "documento", "documentos")}.`,
  closest: (named) => `Lo más cercano: ${named}.`,
  owns: (owner) => `${owner} es responsable de ese conocimiento y quizá sepa más.`,
  whatAbout: "¿De qué se trata? Indique el sistema, el error o el documento, y lo buscaré.",
  which: (kind, choices) =>
    `¿A qué se refiere con «${kind}»${choices.length > 1 ? `: ${listed(choices, "es")}` : ""}?`,
  passedOn:
    "He preguntado a una persona, que responderá en este hilo. Ve lo que escriba aquí; mencióneme si quiere que responda yo.",
  noPerson:
    "Aquí no puedo llamar a una persona, y no sé quién es responsable de lo que necesita. Pregunte en el canal de su equipo.",
  noPersonBut: (title, owner) =>
    `Aquí no puedo llamar a una persona. Lo que hemos tratado está en «${title}», de lo que es responsable ${owner}; pregunte allí.`,
  failed: (id) =>
    `Algo falló por mi parte y no pude responder. Pregunte de nuevo; si vuelve a ocurrir, indique esto a quien me administra: \`${id}\`.`,
  failedPlainly: "Algo falló por mi parte y no pude responder. Pregunte de nuevo.",
  limits: {
    "user-minute": (questions) =>
      `Ha hecho ${questions} en un minuto, el máximo que se permite a una persona.`,
    "user-hour": (questions) => `Ha hecho ${questions} en una hora, el máximo que se permite a una persona.`,
    "user-day": (questions) => `Ha hecho ${questions} en un día, el máximo que se permite a una persona.`,
    "all-minute": (questions) => `Entre todos hacen ahora más de ${questions} por minuto.`,
    other: (questions) => `Se ha alcanzado el límite de ${questions}.`,
  },
  questions: (count) => (count === 1 ? "1 pregunta" : `${count} preguntas`),
  askAgainIn: (time) => `Pregunte de nuevo dentro de ${time}.`,
  minutes: (count) => `${count} minutos`,
  hours: (count) => `${count} horas`,
  muted:
    "A partir de ahora no intervengo aquí, salvo que me mencione. Para que vuelva, mencióneme con la palabra unmute.",
  unmuted: "He vuelto: respondo aquí de nuevo sin que se me mencione.",
  stopped: "Detenido, como pidió.",
  sources: "Fuentes:",
  note: "Nota:",
  modelSilent: (model, reason, again) => `${model} ${again ? "tampoco" : "no"} respondió: ${reason}`,
  fault: (name, message, until) =>
    FAULTS[name] + (until ? ` (hasta el ${momentIn("es", until)})` : codeIn(message)),
  so: (happened, answered) => `${happened}; ${answered}`,
  quotedOnly: "por eso solo pude citar las fuentes",
  answeredInstead: (model) => `por eso respondió ${model} en su lugar`,
  notWhole: (model, tokens) =>
    `La respuesta no está completa, porque ${model} puede escribir ${counted(tokens, "es")} tokens como máximo`,
  goesOn: "La fuente continúa después de esto.",
  contradicts: "Estos datos no coinciden.",
  newerIs: (title, day) =>
    `Estos datos no coinciden; el más reciente es «${title}», del ${dayIn("es", day)}.`,
  reply: {
    thinking: "Estoy pensando...",
    status: "está pensando...",
    loading: ["Leyendo las fuentes...", "Buscando el pasaje que lo dice..."],
    cached: "Ya se preguntó lo mismo, y esta fue la respuesta.",
    noWords: "No llegó ninguna palabra.",
    stoppedHere: "Usted detuvo la respuesta aquí.",
    feedback: {
      helpful: "Útil",
      notHelpful: "No es útil",
      helped: "Esta respuesta ayudó",
      didNotHelp: "Esta respuesta no ayudó",
      thanks: "Gracias por su opinión.",
      thanksForReason: "Gracias. Su opinión llega a quienes mantienen lo que sé.",
      title: "Su opinión",
      send: "Enviar",
      skip: "Omitir",
      whatIsWrong: "¿Qué falla en la respuesta?",
      reasons: {
        wrong: "Es incorrecta",
        incomplete: "Está incompleta",
        outdated: "Está desactualizada",
        "hard-to-follow": "Es difícil de seguir",
        other: "Otra cosa",
      },
      whatInstead: "¿Qué debería haber dicho?",
      askPerson: "Preguntar a una persona",
      askPersonTitle: "¿Preguntar a una persona?",
      askPersonText:
        "Su pregunta y los últimos mensajes de esta conversación se mostrarán en el canal de las personas que responden, así como todo lo que se escriba después en este hilo.",
      notNow: "Ahora no",
      letPersonAnswer: "Que responda una persona",
      showsConversation: "Muestra esta conversación en el canal de las personas que responden",
    },
  },
  handover: {
    lookingInto: (name) => `${name} se ocupa de esto y responderá aquí.`,
    markAsSolved: "Marcar como resuelto",
    alreadyOpen: "Ya se ha preguntado a una persona, que responderá en este hilo.",
    onlyTheAsker: "Solo quien preguntó puede marcar esto como resuelto.",
    closed: "Esto está cerrado.",
    endings: {
      "resolved-by-agent": (by) =>
        by === undefined ? "Marcado como resuelto" : `Marcado como resuelto por ${by}`,
      "resolved-by-asker": () => "Gracias, esto queda cerrado",
      unclaimed: () => "Lo siento: nadie estuvo libre a tiempo para ocuparse de esto",
      unanswered: () => "Lo siento: quien se ocupaba de esto no respondió a tiempo",
      "desk-unavailable": () =>
        "Lo siento: no puedo comunicarme con las personas que responden, así que no se preguntó a nadie",
      "asker-gone": () => "Esto está cerrado",
    },
    afterwards: "Respondo aquí de nuevo. Si aún necesita a una persona, pídala.",
    withoutWords: "(envió algo sin texto)",
    goesOnElsewhere: "El mensaje continúa donde se escribió.",
    edited: "editado",
    filesLeftOut: (count) =>
      count === 1
        ? "(había 1 archivo adjunto; no se transmite)"
        : `(había ${count} archivos adjuntos; no se transmiten)`,
  },
};

const FAULTS: Readonly<Record<FaultName, string>> = {
  unreachable: "no hay conexión",
  connection_lost: "se cortó la conexión",
  connect_timeout: "no hubo respuesta en el tiempo previsto",
  first_token_timeout: "no llegó ninguna palabra en el tiempo previsto",
  stalled: "su respuesta se detuvo a medias",
  answer_timeout: "su respuesta tardó demasiado",
  cut: "su respuesta se interrumpió",
  malformed: "envió algo ilegible",
  empty: "su respuesta estaba vacía",
  server_error: "el servicio falló",
  rate_limited: "el servicio no admite más solicitudes por ahora",
  overloaded: "su proveedor no admite más solicitudes por ahora",
  gateway_budget: "se agotó el presupuesto de la clave del servicio",
  unauthorized: "el servicio no acepta la clave",
  rejected: "el servicio no acepta la solicitud",
  refused: "se negó a responder a esto",
  filtered: "un filtro de contenido detuvo su respuesta",
  over_budget: "su presupuesto está agotado por ahora",
  conversation_budget: "esta conversación agotó su presupuesto para modelos",
  user_budget: "usted agotó su presupuesto de hoy para modelos",
  day_budget: "se agotó el presupuesto de hoy para modelos",
  budget_unavailable: "su presupuesto no se puede consultar por ahora",
  busy: "ya lo esperan demasiadas preguntas",
  circuit_open: "se lo deja en reposo un rato tras errores repetidos",
  cancelled: "nadie espera ya la respuesta",
  unexpected: "un error interno",
};
