import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectLanguage } from "../../src/language/detect-language.ts";
import { LANGUAGES } from "../../src/language/language.ts";

/** Written after the tables, and not used for them. */
const HELD_OUT = [
  ["en", "can I retry safely"],
  ["en", "deploy failed again"],
  ["en", "is there a sandbox"],
  ["en", "tell me about webhooks"],
  ["en", "status of the rollout?"],
  ["en", "hi there"],
  ["en", "thanks a lot"],
  ["en", "what's new"],
  ["en", "show me the docs"],
  ["en", "permission denied error"],
  ["fr", "bonjour, tu peux m'aider ?"],
  ["fr", "comment redémarrer le service"],
  ["fr", "où trouver les journaux"],
  ["fr", "pourquoi ça plante"],
  ["fr", "liste des erreurs possibles"],
  ["fr", "qui a écrit ce document"],
  ["fr", "le serveur ne répond plus"],
  ["fr", "je n'ai pas accès au dépôt"],
  ["fr", "erreur lors du déploiement"],
  ["fr", "merci beaucoup"],
  ["fr", "au revoir"],
  ["fr", "quelle version faut-il installer ?"],
  ["fr", "configurer le proxy"],
  ["fr", "ajouter un utilisateur"],
  ["fr", "mot de passe oublié"],
  ["de", "wie starte ich den Dienst neu"],
  ["de", "wo finde ich die Protokolle"],
  ["de", "warum stürzt das ab"],
  ["de", "Liste aller Fehlercodes"],
  ["de", "wer hat das geschrieben"],
  ["de", "der Server antwortet nicht mehr"],
  ["de", "ich habe keinen Zugriff auf das Repository"],
  ["de", "Fehler beim Deployment"],
  ["de", "vielen Dank"],
  ["de", "auf Wiedersehen"],
  ["de", "welche Version muss ich installieren?"],
  ["de", "Proxy konfigurieren"],
  ["de", "Benutzer hinzufügen"],
  ["de", "Passwort vergessen"],
  ["de", "guten Morgen"],
  ["es", "hola, ¿puedes ayudarme?"],
  ["es", "cómo reinicio el servicio"],
  ["es", "dónde están los registros"],
  ["es", "por qué falla esto"],
  ["es", "lista de códigos de error"],
  ["es", "quién escribió este documento"],
  ["es", "el servidor ya no responde"],
  ["es", "no tengo acceso al repositorio"],
  ["es", "error al desplegar"],
  ["es", "muchas gracias"],
  ["es", "hasta luego"],
  ["es", "qué versión hay que instalar"],
  ["es", "configurar el proxy"],
  ["es", "añadir un usuario"],
  ["es", "contraseña olvidada"],
] as const;

function questionsOf(file: string): string[] {
  const lines = readFileSync(`fixtures/questions/${file}`, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line).question as string);
}

function shareIn(language: string, questions: readonly string[]): number {
  return questions.filter((question) => detectLanguage(question) === language).length / questions.length;
}

describe("the language of a short question", () => {
  it.each([
    ["en", "gl-publisher.jsonl"],
    ["fr", "gl-publisher.fr.jsonl"],
    ["de", "gl-publisher.de.jsonl"],
    ["es", "gl-publisher.es.jsonl"],
  ])("is found for the bundled questions: %s", (language, file) => {
    expect(shareIn(language, questionsOf(file))).toBeGreaterThanOrEqual(0.98);
  });

  it("is found for questions that the tables were not made from", () => {
    const found = HELD_OUT.filter(([language, text]) => detectLanguage(text) === language);
    expect(found.length / HELD_OUT.length).toBeGreaterThanOrEqual(0.95);
  });

  it.each([
    ["merci", "fr"],
    ["danke", "de"],
    ["gracias", "es"],
    ["qui es-tu", "fr"],
    ["wer bist du", "de"],
    ["quién eres", "es"],
  ])("is found for %j", (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    "",
    "???",
    "👍🎉",
    "GLP-1001??",
    "кто ты",
    "怎么做",
    "מה זה",
    "`const der = die`",
    "je_01JRZ5K8Q2",
    "Red Hat OpenShift",
    "SELECT * FROM entries WHERE id = 1",
    "der Fehler GLP-1001 in the publisher, what do we do now",
  ])("is English for what tells none: %j", (text) => {
    expect(detectLanguage(text)).toBe("en");
  });

  it("is that of the rest of the talk for what tells none", () => {
    expect(detectLanguage("GLP-1001??", "de")).toBe("de");
    expect(detectLanguage("what is GLP-1001", "de")).toBe("en");
  });

  it("is that of most small words where languages are mixed", () => {
    expect(detectLanguage("wie mache ich einen redrive for the dead letter queue")).toBe("de");
  });

  it("is found for whatever is written, and at once for a very long text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => LANGUAGES.includes(detectLanguage(text))));
    expect(detectLanguage("où est la clé ? ".repeat(100_000))).toBe("fr");
    expect(detectLanguage("`".repeat(1_000_000))).toBe("en");
  });
});

it.each([
  "MIT license",
  "DER certificate",
  "war file",
  "MAN page",
  "die process",
  "dont restart",
  "El Capitan upgrade",
  "con job",
])("an acronym or a word of English too does not make a text foreign: %s", (text) => {
  expect(detectLanguage(text)).toBe("en");
});
