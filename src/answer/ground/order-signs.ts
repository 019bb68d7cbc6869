/** Words of one meaning, in the languages that questions come in; each may be a pattern. */
const words = (...lists: readonly string[]) =>
  `(?<![\\p{L}-])(?:${lists.join(" ").split(/\s+/).join("|")})(?![\\p{L}])`;
/** So many other signs may stand between two of them, in one sentence. */
const within = (most: number) => `[^.!?\\n]{0,${most}}`;
const sign = (...parts: readonly string[]) => new RegExp(parts.join(""), "imu");

const FORGET = words(
  "ignor[a-z]* disregard[a-z]* forget overrid[a-z]* bypass oublie[a-z]* vergi(?:ss|ß)[a-z]* missachte[a-z]*",
  "olvid[a-z]* omit[ea][a-z]*",
);
const SAID_BEFORE = words(
  "previous(?:ly)? prior above earlier preceding your these system pr[eé]c[eé]dente?s? ci-dessus vorherig[a-z]* obig[a-z]*",
  "bisherig[a-z]* deine[a-z]* tes vos tus sus its zuvor anterior(?:es)? previas given before",
);
const INSTRUCTIONS = words(
  "instruct[a-z]* rules? prompts? guidelines? guardrails? messages? context directions guidance consignes r[eè]gles",
  "anweisung[a-z]* regeln instruccion[a-z]* reglas",
);
const HEED_NOT = words(
  "ne\\s+tiens ne\\s+tenez haz\\s+caso\\s+omiso no\\s+hagas\\s+caso beachte[nt]? befolge[nt]? folge[nt]?",
);
const MODEL = words(
  "ai llms? language\\s+models? ai\\s+assistants? assistants? chatbots? bots? the\\s+models? models ki chatgpt claude",
);
const WRITE = words(
  "reply respond answer say print output write repeat append add include insert begin start end finish close prefix tell",
  "mention recommend r[eé]ponds? antworten? schreib[a-z]* [eé]cris escribe responde antworte",
);
const ANSWERS = words(
  "(?:every|each|all|any|your|chaque|jede[rn]?|cada|deine[rn]?)\\s+(?:answers?|replies|reply|responses?|messages?|questions?|r[eé]ponses?|antwort[a-z]*|respuestas?)",
  "no\\s+matter\\s+what whatever\\s+(?:they|the\\s+user|you)\\s+(?:ask|say) regardless\\s+of\\s+what",
);
const SENTENCE = "(?:^|[.!?:]\\s+)[^\\p{L}\\p{N}\\n]{0,6}";

/** Nobody who informs a reader writes so: a section that holds one of these is not believed at all. */
export const SECTION_SIGNS: readonly RegExp[] = [
  sign(FORGET, within(40), SAID_BEFORE, within(30), INSTRUCTIONS),
  sign(FORGET, within(20), INSTRUCTIONS, within(40), SAID_BEFORE),
  sign(HEED_NOT, within(40), INSTRUCTIONS),
  sign(HEED_NOT, within(20), SAID_BEFORE, within(20), INSTRUCTIONS),
  // What marks a speaker in the formats of chat models.
  /(?<![-\w])<\|?\/?(?:im_start|im_end|system|assistant|endoftext|begin_of_text|start_header_id)\|?>|\[\/?INST\]|<<\/?SYS>>|<system-reminder>/i,
  /<\/?(?:passage|tool_result|tool_call|tool_use|function_calls?|function_results?|document_context)\b[^>\n]{0,200}>/i,
  sign(
    words("note message instructions? attention hinweis anweisung[a-z]* orders? directive"),
    within(12),
    words("to for f[uü]r an"),
    within(12),
    MODEL,
    within(40),
    words("must should shall never always ignore disregard answer reply say print output obey"),
  ),
  sign(words("if\\s+you\\s+are wenn\\s+du si\\s+tu\\s+es si\\s+eres"), within(8), MODEL),
  sign(
    MODEL,
    within(30),
    words("reading reads? summari[sz]ing answering"),
    within(60),
    words("must should shall have\\s+to is\\s+to are\\s+to need\\s+to will"),
    within(40),
    WRITE,
  ),
  sign(
    words(
      "reveal print show repeat output leak(?!-) recite disclose display dump reproduce quote translate r[eé]v[eè]le affiche zeige nenne muestra revela",
    ),
    within(40),
    words(
      "system\\s+prompts? (?:your|initial|hidden|secret|original|tes|deine|tus)\\s+(?:[a-z]+\\s+)?(?:prompts?|instructions?|rules|consignes|anweisung[a-z]*|instrucciones)",
    ),
  ),
];

/** Text for people has these too, though seldom: the paragraph that holds one is left out. */
export const PARAGRAPH_SIGNS: readonly RegExp[] = [
  sign(
    "^\\W{0,6}(?:system|assistant|developer|ai)(?:\\s(?:prompt|message|override|instructions?|note))\\W{0,3}:\\s",
  ),
  sign("^\\W{0,6}(?:assistant|developer|ai|human)\\W{0,3}:\\s"),
  sign(
    "^\\W{0,6}(?:system|user)\\W{0,3}:\\s+",
    within(30),
    words("you your ignore always never reply respond answer say user print override"),
  ),
  sign(
    SENTENCE,
    words("(?:new|updated|revised|your\\s+new)\\s+(?:instructions?|rules?|orders?|task|role)"),
    within(6),
    words(": is are"),
  ),
  sign(SENTENCE, words("(?:new|updated|revised)\\s+(?:instructions?|orders?)"), "\\s*:"),
  sign(
    SENTENCE,
    words("ignore disregard forget ignoriere"),
    within(24),
    words("the\\s+above everything\\s+(?:above|before|you\\s+know) alles(?:,\\s+was\\s+oben\\s+steht)?"),
    "\\s*(?:[.!?,;]|$)",
  ),
  sign(
    words("stop\\s+following do\\s+not\\s+follow no\\s+longer\\s+follow"),
    within(12),
    words("the your these"),
    within(12),
    INSTRUCTIONS,
  ),
  sign(
    words("note message instructions? attention hinweis orders?"),
    within(12),
    words("to for f[uü]r an"),
    within(12),
    MODEL,
  ),
  sign(
    words("you\\s+are\\s+now"),
    "\\s+(?![\\p{L}]+(?:ed|ing)\\b|(?:ready|able|done|set|live|up|at|on|in|back|good|free\\s+to)\\b)",
  ),
  sign(INSTRUCTIONS, within(24), words("no\\s+longer\\s+appl(?:y|ies)")),
  sign(
    words(
      "from\\s+now\\s+on,?\\s+you pretend\\s+(?:to\\s+be|you\\s+are|that\\s+you) tu\\s+es\\s+maintenant du\\s+bist\\s+(?:jetzt|nun|ab\\s+sofort) ab\\s+jetzt\\s+antwortest ahora\\s+eres",
    ),
  ),
  sign(
    words("act\\s+as\\s+(?:an?|the|if)"),
    within(40),
    words("unrestricted jailbroken developer dan evil admin[a-z]*"),
  ),
  sign(WRITE, within(60), ANSWERS),
  sign(
    WRITE,
    within(12),
    words("every each all jede"),
    "\\s+",
    words("questions? fragen?"),
    within(8),
    words("with mit"),
  ),
  sign(
    words("always immer toujours siempre"),
    "\\s+",
    words("answer reply respond say antworte[nt]? r[eé]ponds responde"),
  ),
  sign(
    SENTENCE,
    words("answer reply respond antworte[nt]? r[eé]ponds responde"),
    ",?\\s+",
    words("always that immer dass toujours que siempre"),
  ),
  sign(
    words(
      "the\\s+answer\\s+(?:is|must\\s+be|should\\s+be)\\s+always the\\s+only\\s+(?:right|correct)\\s+answer",
    ),
  ),
  sign(
    words("when(?:ever)? if once every\\s+time"),
    within(20),
    words("you\\s+are you're anyone someone an?\\s+user the\\s+user users they"),
    "\\s+(?:is\\s+|are\\s+)?",
    words("asked asks? quer(?:y|ies) questioned"),
    within(60),
    words("reply respond answer say print output tell give write recommend send include"),
  ),
  sign(
    words("do\\s+not don't never"),
    within(20),
    words("tell inform reveal\\s+to mention\\s+(?:this|it|that)\\s+to"),
    within(12),
    words("the\\s+user users the\\s+reader the\\s+asker the\\s+human"),
  ),
  sign(
    SENTENCE,
    words(
      "(?:hey\\s+|dear\\s+|hi\\s+)(?:claude|ledger|chatgpt|assistant|ai|bot|model) claude chatgpt assistant model chatbot",
    ),
    "\\s*,",
  ),
  sign(
    words("assistants? chatbots? bots?"),
    ",?\\s+",
    words("must should shall is\\s+to are\\s+to has\\s+to have\\s+to prints? says? ignore answer reply"),
  ),
  sign(
    words("when(?:ever)?\\s+(?:you\\s+are\\s+|it\\s+is\\s+)?asked"),
    within(120),
    words("tell say answer reply print"),
  ),
  sign(words("say\\s+only print\\s+only reply\\s+only tell\\s+the\\s+user\\s+to tell\\s+users\\s+to")),
  sign(words("answers"), within(60), words("end begin start close"), "\\s+", words("with")),
];
