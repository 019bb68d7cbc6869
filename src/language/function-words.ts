import type { Language } from "./language.ts";
import { withoutAccents } from "./word-key.ts";

/**
 * The small words of each language, and the courtesies that stand alone. They are what a short question has of its
 * language: its nouns are often product names and English terms. A word may stand in several languages.
 */
export const FUNCTION_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: wordsOf(`a about after all an and any are as at be because before between but by can could did do does doing
    don't for from get give had has have he hello her hey him his how i if in into is it its just know let may me
    mean my need no not of on one or our out over please she should so some tell than thank thanks that the their
    them then there these they this those to under until up us use used was we were what what's when where which
    while who why will with without would yes you your`),
  fr: wordsOf(`a à ai aller alors après as au aucun aussi autre aux avant avec avez avoir avons bien bonjour bonsoir
    ça ce cela ces cet cette ceux chaque chez combien comme comment contre dans de depuis des dire dois doit
    donc dont du elle elle elles en encore entre est et étaient était été être eu eux faire fais fait faut font il ils j je
    jusqu la là le les leur leurs lors lorsque lui ma mais me même merci mes moi mon ne ni non nos notre nous
    on ont ou où oui par parce partir pas pendant peu peut peuvent peux plus pour pourquoi pouvez puis puisje quand que
    quel quelle quelles quels lequel laquelle lesquels lesquelles qui quoi sa salut sans se sera ses si soit son sont sous sur ta te tes toi ton
    toujours tous tout toute toutes très trop tu un une va vers veut veux via voir vont vos votre vous`),
  de: wordsOf(`ab aber alle aller bedeutet als also am an andere anderen auch auf aus bei beim bekomme bekommen bin bis bist bitte
    da danach dank danke dann darf das dass daß dein deine dem den denn der des dich die dies diese diesem diesen dieser
    dieses dir doch du durch ein eine einem einen einer eines er erkläre es etwas euch euer für geht gegen gibt
    gilt guten gut gar habe haben habt hallo hast hatte heißt hier hilfe ich ihm ihn ihr ihre im in ins ist ja jede
    jeden jeder kann kannst kein keine keinen können könnt könnte lange machen mache macht man mein meine meinem
    meinen mich mir mit moin muss müssen nach nein nicht nichts noch nur ob oder ohne pro schon sehr sein seine
    seit sich sie sind so soll sollen sollte über um und uns unser unsere unter viel viele vielen vom von vor wann war
    warum was weil welche welchem welchen welcher welches wem wen wenn wer werde werden wer wie wirklich wieder wieso
    wieviel will wir wird wo wofür woher wohin wurde wurden zu zum zur zwischen`),
  es: wordsOf(`a adónde al algo algún alguna algunos antes aquí así aún buenas buenos cada como cómo con cual
    cuál cuáles cuando cuándo cuánta cuántas cuánto cuántos cuanto cuantos de debe debo del desde después donde
    dónde dos durante e el él ella ellos en entre era eres es esa ese eso está están estar estas este esto estos
    estoy explícame fue gracias ha hace hacer hago hasta hay he hola la las le les lo los mas más me mejor mi mis
    mucho muy nada ni no nos nosotros o os otra otro para pero podemos poner por porque pueda puede pueden puedes
    puedo pues que qué quien quién quiénes quiero se sea según ser través traves si sí sido sin sobre solo sólo son soy su sus
    también tan te tengo tiene tienen todo todos tu tú tus un una uno unos usted va vale vez vosotros y ya yo`),
};

const WITHOUT_ACCENTS = new Set(
  Object.values(FUNCTION_WORDS).flatMap((words) => [...words].map(withoutAccents)),
);

/** Whether a word, in small letters, is a small one in any of the languages. */
export function isSmallWord(word: string): boolean {
  return WITHOUT_ACCENTS.has(withoutAccents(word));
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
