/** English | French | German | Spanish; a comma stands between forms of one meaning. */
export const EVERYDAY = `
accuracy | précision, exactitude | Genauigkeit | precisión, exactitud
advantage | avantage | Vorteil | ventaja
article | article | Artikel | artículo
average | moyenne | Durchschnitt | promedio
behavior | comportement | Verhalten | comportamiento
benefit | intérêt | Nutzen | beneficio
best | meilleur | beste | mejor
both | les deux | beide | ambos
case | cas | Fall, Fälle | caso
country | pays | Land, Länder | país, países
current | actuel, en cours | aktuell | actual
deadline | échéance, date limite | Frist, Termin | plazo, fecha límite
definition | définition | Definition | definición
describe | décrire | beschreiben | describir
evaluation | évaluation | Auswertung, Bewertung | evaluación
explain | expliquer | erklären | explicar
goal | but, objectif | Ziel | meta
happen | se passer, se passe, arriver | passieren, geschehen, passiert | ocurrir, suceder, pasar, pasa
improve | améliorer | verbessern | mejorar
include | inclure, comporter | einschließen, beifügen | incluir
information | information, renseignement | Information, Auskunft | información
kind | sorte, genre | Art, Sorte | clase
least | moindre | mindestens | menos
meaning | signification, sens | Bedeutung | significado
method | méthode | Methode, Verfahren | método
more | davantage | mehr | más
multiple | plusieurs, multiples | mehrere | varios, múltiples
optional | facultatif, optionnel | optional, freiwillig | opcional
overview | aperçu, vue d'ensemble | Überblick, Übersicht | resumen, visión general
part | partie | Teil | parte
possible | possible | möglich | posible
quality | qualité | Qualität | calidad
recommended | recommandé, conseillé | empfohlen | recomendado
relationship | relation, rapport entre | Beziehung, Zusammenhang | relación
required | obligatoire, requis | erforderlich, notwendig | obligatorio, necesario, requerido
section | section, rubrique | Abschnitt | sección
short | court | kurz | corto
simple | simple | einfach | sencillo
supported | pris en charge, supporté | unterstützt | admitido, compatible, admiten
task | tâche | Aufgabe | tarea
type | type | Typ | tipo de dato
word | mot | Wort, Wörter | palabra
work | travail, fonctionner, marcher | Arbeit, arbeiten, funktionieren | trabajo, trabajar, funcionar
again | de nouveau, à nouveau | wieder, noch einmal, nochmal | de nuevo, otra vez, vuelvo a, volver a
always | toujours | immer | siempre
big | grand, gros, grande | groß | grande
biggest | plus gros, plus grand | größte, höchstens | más grande, mayor
cause | cause, raison | Ursache, Grund | causa, motivo
date | date | Datum | fecha
day | jour, journée | Tag | día
count | compter | zählen | contar
december | décembre | Dezember | diciembre
difference | différence | Unterschied | diferencia
different | différent, différente | anders, unterschiedlich, verschieden | diferente, distinto
fast | vite, rapide, rapidement | schnell | rápido, rapidez
first | premier, première | erste | primero, primera
hot | chaud, chaude | heiß | caliente
hour | heure | Stunde | hora
how long | combien de temps | wie lange | cuánto tiempo, cuánto dura
how many times | combien de fois | wie oft | cuántas veces
january | janvier | Januar | enero
february | février | Februar | febrero
march | mars | März | marzo
april | avril | April | abril
june | juin | Juni | junio
july | juillet | Juli | julio
august | août | August | agosto
september | septembre | September | septiembre
october | octobre | Oktober | octubre
november | novembre | November | noviembre
last | dernier, dernière | letzte | último, última
lifetime | durée de vie | Lebensdauer, Gültigkeit, gültig | duración, vigencia
know | savoir, sait, connaître | wissen, weiß, kennen | saber, sabe, conocer
less | moins | weniger | menos
limit | limite | Grenze, Obergrenze | límite
maximum | maximum, maximal | maximal, Höchstzahl | máximo
minimum | minimum, minimal | minimal, Mindestmaß | mínimo
minute | minute | Minute | minuto
missing | manquant, manquer, manquent | fehlend, fehlt, fehlen | falta, faltan, faltante
month | mois | Monat | mes
need | besoin, nécessiter | brauchen, benötigen | necesitar
new | nouveau, nouvel, nouvelle | neu | nuevo, nueva
next | prochain, suivant | nächste, nächster, nächsten | próximo, siguiente
number | nombre, numéro | Anzahl, Nummer, Zahl | número
old | ancien, vieux | alt | antiguo, viejo
person | personne | Person, Mensch | persona
place | lieu, endroit | Ort, Stelle | lugar, sitio
problem | problème | Problem | problema
purpose | but, objectif | Zweck | propósito, objetivo
quarter | trimestre | Quartal | trimestre
question | question | Frage | pregunta
reason | raison, motif | Grund | razón
safe | sûr | sicher | seguro
second | deuxième, seconde | zweite, Sekunde | segundo
size limit | taille maximale | Größenbegrenzung | límite de tamaño
stay | rester, demeurer | bleiben | permanecer, quedar
slow | lent, lente | langsam | lento
temporarily | temporairement | vorübergehend | temporalmente
threshold | seuil | Schwelle, Schwellenwert | umbral
time | temps | Zeit | tiempo
time zone | fuseau horaire | Zeitzone | zona horaria
today | aujourd'hui | heute | hoy
tomorrow | demain | morgen | mañana
unknown | inconnu | unbekannt | desconocido
urgent | urgent | dringend | urgente
week | semaine | Woche | semana
wrong | mauvais, faux, incorrect | falsch | incorrecto, equivocado, mal
year | an, ans, année | Jahr | año, años
yesterday | hier | gestern | ayer
`;
