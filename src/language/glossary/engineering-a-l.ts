/** English | French | German | Spanish; a comma stands between forms of one meaning. */
export const ENGINEERING_A_TO_L = `
abort | interruption | Abbruch | interrupción
abuse | abus | Missbrauch | abuso
accept | accepter | annehmen, akzeptieren | aceptar
acknowledge | acquitter, accusé de réception | quittieren, bestätigen | acusar recibo, confirmar
administrator | administrateur | Administrator, Verwalter | administrador
agent | agent | Agent | agente
against | contre | gegen | contra
algorithm | algorithme | Algorithmus, Verfahren | algoritmo
apply | appliquer | anwenden | aplicar
architecture | architecture | Architektur | arquitectura
array | tableau de valeurs | Feldliste, Array | arreglo, matriz
arrive | arriver, arrivent | ankommen, eintreffen | llegar, llegan
assign | attribuer, affecter | zuweisen, zuordnen | asignar
attach | joindre, attacher | anhängen, beifügen | adjuntar
attachment | pièce jointe | Anhang | adjunto
automatic | automatique, automatiquement | automatisch | automático, automáticamente
avoid | éviter, empêcher | vermeiden, verhindern | evitar, impedir
backend | dorsal | Backend | servidor interno
backlog | arriéré | Rückstau | atraso
bandwidth | bande passante | Bandbreite | ancho de banda
base | base | Basis, Grundlage | base
binary | binaire | binär | binario
body | corps | Rumpf, Körper | cuerpo
branch | branche | Zweig | rama
break | casser, rompre | brechen, kaputtmachen | romper
bucket | compartiment | Bucket | contenedor de datos
budget | budget | Budget | presupuesto
build | compilation, construction | Build, Kompilierung | compilación, construcción
byte | octet | Byte | byte, octeto
capacity | capacité | Kapazität | capacidad
cheap | bon marché, pas cher, moins cher | billig, günstig, preiswert | barato, económico
class | classe | Klasse | clase
classify | classer, classifier, trier | einordnen, klassifizieren, sortieren | clasificar, ordenar
clean | nettoyer, nettoyage | bereinigen, aufräumen | limpiar, limpieza
clock | horloge | Uhr | reloj
cloud | nuage | Wolke | nube
collect | collecter, recueillir | sammeln, erfassen | recoger, recopilar
compatible | compatible | kompatibel, verträglich | compatible
compress | compresser, compression | komprimieren, Kompression | comprimir, compresión
concurrent | simultané, concurrent | gleichzeitig, nebenläufig | concurrente, simultáneo
conflict | conflit | Konflikt | conflicto
container | conteneur | Container | contenedor
context | contexte | Kontext | contexto
control | contrôle | Kontrolle, steuern | control, controlar
counter | compteur | Zähler | contador
crash | plantage | Absturz, abstürzen | caída
dashboard | tableau de bord | Übersichtstafel, Dashboard | panel, tablero
data center | centre de données | Rechenzentrum | centro de datos
debug | déboguer, débogage | debuggen, Fehlersuche | depurar, depuración
decimal | décimale, chiffre après la virgule | Dezimale, Nachkommastelle, Dezimalstelle | decimal
declare | déclarer | deklarieren, angeben | declarar
delivery | remise, distribution | Zustellung, Auslieferung | entrega
depend | dépendre | abhängen | depender
deprecated | déprécié, obsolète | veraltet | obsoleto
design | conception, concevoir | Entwurf, entwerfen | diseño, diseñar
detect | détecter, détection | erkennen, entdecken | detectar, detección
digit | chiffre | Ziffer | dígito, cifra
directory | annuaire | Verzeichnisdienst | directorio
discover | découvrir | entdecken | descubrir
disk | disque | Festplatte, Datenträger | disco
distribute | distribuer, réparti | verteilen, verteilt | distribuir, distribuido
domain | domaine | Domäne | dominio
drop | abandonner, jeter | verwerfen | descartar
edit | éditer, modifier | bearbeiten | editar
email | courriel, mail | Mail | correo, correo electrónico
embedding | plongement | Einbettung | incrustación
empty | vide | leer | vacío
encode | encoder, encodage | kodieren, Kodierung | codificar, codificación
encrypt | chiffrer | verschlüsseln | cifrar
ensure | garantir, s'assurer | sicherstellen, gewährleisten | garantizar, asegurar
exception | exception | Ausnahme | excepción
execute | exécuter | ausführen | ejecutar
exist | exister, existe | existieren, vorhanden | existir, existe
expensive | cher, coûteux | teuer | caro, costoso
extension | extension | Erweiterung | extensión
external | externe | extern | externo
fallback | repli, secours | Ausweich, Rückfall | alternativa, respaldo
filter | filtre, filtrer | Filter, filtern | filtro, filtrar
firewall | pare-feu | Firewall | cortafuegos
fix | réparer, corriger | beheben, reparieren | arreglar, reparar, solucionar
flag | drapeau, indicateur | Schalter, Flag | indicador, bandera
flow | flux | Fluss, Ablauf | flujo
freeze | geler, gel | einfrieren | congelar
frequency | fréquence | Häufigkeit | frecuencia
frontend | interface utilisateur | Oberfläche | interfaz de usuario
full | plein, complet | voll | lleno, completo
function | fonction | Funktion | función
gateway | passerelle | Gateway | pasarela
generate | générer, produire | erzeugen, generieren | generar
group | groupe | Gruppe | grupo
grow | croître, grandir | wachsen | crecer
guarantee | garantie | Garantie | garantía
guide | guide | Leitfaden, Anleitung | guía
hardware | matériel | Hardware | equipo físico
hash | hachage, empreinte | Prüfsumme, Hash | resumen criptográfico
hide | cacher, masquer | verbergen, ausblenden | ocultar, esconder
history | historique | Verlauf, Historie | historial
ignore | ignorer | ignorieren | ignorar
impact | incidence | Auswirkung | impacto
incident | incident | Vorfall, Störfall | incidente
index | indice | Index | índice
indicate | indiquer, signaler | angeben, anzeigen | indicar, indica, señalar
insert | insérer | einfügen | insertar
instance | instance | Instanz | instancia
instruction | consigne, instruction | Anweisung | instrucción
integration | intégration | Integration, Anbindung | integración
internal | interne | intern | interno
invalid | invalide, non valide | ungültig | inválido, no válido
invent | inventer | erfinden | inventar
job | tâche | Auftrag | trabajo
label | étiquette | Etikett, Beschriftung | etiqueta
large | volumineux | umfangreich | voluminoso
layer | couche | Schicht | capa
leak | fuite, fuiter, fuité | Leck, geleakt, durchgesickert | fuga, filtración, filtrar
leave | quitter, laisser | verlassen | salir, dejar
length | longueur | Länge | longitud
license | licence | Lizenz | licencia
local | local | lokal | local
location | emplacement | Speicherort | ubicación
lock | verrou, verrouiller | Sperre, sperren | bloqueo, bloquear
loop | boucle | Schleife | bucle
`;
