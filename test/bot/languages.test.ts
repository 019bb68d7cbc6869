import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { ANA, closingKnowledge, HELP, startTestBot, type TestBot } from "./bot-fixture.ts";
import {
  AGENTS,
  createPeopleWorld,
  type PeopleWorld,
  SEED_WITH_AGENTS,
  textOf,
  thumbOf,
} from "./people-world.ts";

const database = testDatabase();
let slack: SlackSimulator;
let bot: TestBot;
let world: PeopleWorld;

beforeAll(async () => {
  slack = await startSlackSimulator({ seed: SEED_WITH_AGENTS, rateLimits: "off" });
  world = createPeopleWorld(slack);
  bot = await startTestBot({
    slack,
    databaseUrl: database.url,
    folder: await closingKnowledge(),
    env: { SLACK_AGENTS_CHANNEL: AGENTS },
  });
});
afterAll(async () => {
  await bot?.stop();
  await slack?.stop();
});

const CASES = [
  {
    language: "French",
    asks: "c'est quoi un hard close ?",
    button: "Demander à une personne",
    thanks: "Merci de votre avis.",
    waiting: /^J'ai demandé à une personne/,
    solved: "Marquer comme résolu",
    wish: "je voudrais parler à une personne, s'il vous plaît",
    mute: "tais-toi",
    muted: /^Je me tais ici/,
    refused: /^Je n'ai pas trouvé de réponse/,
    nonsense: "quelle est la couleur du chat de la voisine ?",
  },
  {
    language: "German",
    asks: "Was ist ein Hard Close?",
    button: "Einen Menschen fragen",
    thanks: "Danke für Ihre Rückmeldung.",
    waiting: /^Ich habe einen Menschen gefragt/,
    solved: "Als gelöst markieren",
    wish: "ich möchte bitte mit einem Menschen sprechen",
    mute: "sei still",
    muted: /^Ich bin hier ab jetzt still/,
    refused: /^Darauf habe ich keine Antwort gefunden/,
    nonsense: "Welche Farbe hat die Katze der Nachbarin?",
  },
  {
    language: "Spanish",
    asks: "¿Qué es un hard close?",
    button: "Preguntar a una persona",
    thanks: "Gracias por su opinión.",
    waiting: /^He preguntado a una persona/,
    solved: "Marcar como resuelto",
    wish: "quiero hablar con una persona, por favor",
    mute: "silencio",
    muted: /^A partir de ahora no intervengo/,
    refused: /^No encontré respuesta/,
    nonsense: "¿De qué color es el gato de la vecina?",
  },
];

describe.each(CASES)("who asks in $language", (one) => {
  it("is answered, thanked and told of a hand-over in it", async () => {
    const { asked, answer } = await world.askedAndAnswered(ANA, HELP, one.asks);
    expect(textOf(answer)).toContain(one.button);
    await world.click(ANA, answer, "ledger_feedback", thumbOf(answer, "up"));
    await until("it is thanked for", () =>
      slack
        .ephemeralsOf(ANA, HELP)
        .some(({ thread_ts, text }) => thread_ts === asked.ts && text === one.thanks),
    );
    await world.click(ANA, answer, "ledger_ask_person");
    await world.saidMatching(asked, one.waiting);
    expect(textOf(slack.thread(asked.channel, asked.ts).at(-1))).toContain(one.solved);
  });

  it("is refused in it, and told in it when the bot is to be silent", async () => {
    const { asked, answer } = await world.askedAndAnswered(ANA, HELP, one.nonsense);
    expect(answer.text).toMatch(one.refused);
    slack.post({ user: ANA, channel: HELP, thread_ts: asked.ts, text: `<@${slack.botUserId}> ${one.mute}` });
    await world.saidMatching(asked, one.muted);
  });

  it("reaches a person by asking for one in it", async () => {
    const { answer } = await world.askedAndAnswered(ANA, HELP, one.wish);
    expect(answer.text).toMatch(one.waiting);
  });
});
