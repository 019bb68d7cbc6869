/** English | French | German | Spanish; a comma stands between forms of one meaning. */
export const ENGINEERING_M_TO_Z = `
machine | machine | Maschine | máquina
maintain | maintenir, entretenir | pflegen, warten | mantener
maintenance | maintenance | Wartung | mantenimiento
manage | gérer, gestion | verwalten, Verwaltung | gestionar, gestión
map | correspondance, associer | zuordnen, Zuordnung | asignación
member | membre | Mitglied | miembro
migration | migration | Migration, Umstellung | migración
module | module | Modul | módulo
namespace | espace de noms | Namensraum | espacio de nombres
night | nuit | Nacht, nachts | noche
node | nœud | Knoten | nodo
object | objet | Objekt | objeto
offline | hors ligne | offline | sin conexión
on-call | astreinte, d'astreinte | Bereitschaft, Rufbereitschaft | guardia, de guardia
operation | opération | Operation, Betrieb | operación
operator | opérateur, exploitant | Betreiber | operador
optimize | optimiser | optimieren | optimizar
option | option | Option | opción
order | ordre | Reihenfolge | orden
organization | organisation | Organisation | organización
overload | surcharge | Überlast | sobrecarga
own | propre, propres | eigen, eigene, eigenen | propio, propia, propias
page | page | Seite | página
parallel | parallèle | parallel | paralelo
parse | analyser | parsen, auswerten | analizar
patch | correctif | Patch, Korrektur | parche
pattern | motif, modèle | Muster | patrón
pending | en attente | ausstehend | pendiente
personal data | données personnelles | personenbezogene Daten | datos personales
plan | plan | Plan | plan
platform | plateforme | Plattform | plataforma
plugin | greffon | Erweiterungsmodul | complemento
policy | politique | Richtlinie | política
prevent | prévenir | verhindern, vorbeugen | prevenir
priority | priorité | Priorität | prioridad
private | privé | privat | privado
process | traiter, traitement | verarbeiten, Verarbeitung | procesar, procesamiento
production | production | Produktion, Produktivbetrieb | producción
project | projet | Projekt | proyecto
prompt | invite | Eingabeaufforderung, Prompt | indicación, instrucción
protect | protéger, protection | schützen, Schutz | proteger, protección
protocol | protocole | Protokoll | protocolo
provider | fournisseur, prestataire | Anbieter | proveedor
public | public | öffentlich | público
random | aléatoire | zufällig | aleatorio
range | plage | Bereich | rango, intervalo
real | réel, vrai, vraies | echt, real | real, reales
recover | récupérer, récupération | wiedererlangen | recuperar, recuperación
redirect | rediriger | umleiten | redirigir
reduce | réduire | verringern, senken | reducir
reference | référence | Referenz, Verweis | referencia
register | inscrire, s'inscrire | registrieren | registrarse
reject | rejeter, rejet | abweisen | rechazar
remote | distant, à distance | entfernt, fern | remoto
report | signaler, rapport | melden | informe, informar
reproduce | reproduire | nachstellen, reproduzieren | reproducir
response | réponse | Antwort | respuesta
return | renvoyer, retourner | zurückgeben | devolver, regresar
review | revue, relecture | Begutachtung | revisión, revisar
risk | risque | Risiko | riesgo
rollback | retour arrière | Rückrollen, zurückrollen | reversión
root | racine | Wurzel | raíz
safe | sans danger | gefahrlos | sin riesgo
sample | échantillon, exemple | Beispiel, Stichprobe | muestra
sequence | séquence | Sequenz, Abfolge | secuencia
share | partager | freigeben, gemeinsam | compartir
shut down | éteindre, arrêter | herunterfahren | apagar
single | seul, unique | einzeln, einzig | único, solo
skip | sauter, ignorer | überspringen | omitir, saltar
sort | trier, tri | sortieren | ordenar
space | espace | Platz | espacio
specify | préciser, spécifier | angeben, festlegen | especificar
speed | vitesse | Geschwindigkeit | velocidad
stable | stable | stabil | estable
stack | pile | Stapelspeicher | pila
stage | phase | Phase | fase, etapa
standard | norme, standard | Norm | norma, estándar
store | stocker, conserver | ablegen, speichern | almacenar
stream | flux, diffuser | Strom, streamen | flujo, transmitir
string | chaîne de caractères | Zeichenkette | cadena
structure | structure | Struktur, Aufbau | estructura
stuck | bloqué, coincé | hängt, festgefahren | atascado, bloqueado
switch | basculer, bascule | umschalten, wechseln | cambiar, conmutar
sync | synchroniser, synchronisation | synchronisieren | sincronizar, sincronización
system | système | System | sistema
tag | étiquette | Kennzeichen | etiqueta
template | gabarit | Vorlage | plantilla
thing | chose | Ding, Dinge, Sache | cosa
trace | trace | Spur | traza
train | entraîner | trainieren | entrenar
trigger | déclencher, déclencheur | auslösen, Auslöser | disparar, activar
trust | confiance | vertrauen, Vertrauen | confianza, confiar
try | essayer | versuchen, ausprobieren | intentar, probar
unique | unique | eindeutig | único
unit | unité | Einheit | unidad
upgrade | mise à niveau | Upgrade, hochstufen | actualizar
valid | valide, valable | gültig | válido
vector | vecteur | Vektor | vector
view | vue, voir | Ansicht, ansehen | vista, ver
weekend | week-end, fin de semaine | Wochenende | fin de semana
workaround | contournement | Umgehung | solución alternativa
worker | travailleur | Arbeiter | trabajador
workflow | flux de travail | Arbeitsablauf | flujo de trabajo
zone | zone | Zone | zona
`;
