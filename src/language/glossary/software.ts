/** English | French | German | Spanish; a comma stands between forms of one meaning. */
export const SOFTWARE = `
access | accès | Zugriff, Zugang | acceso
access token | jeton d'accès | Zugriffstoken | token de acceso
address | adresse | Adresse | dirección
audit log | registre d'audit, journal d'audit, piste d'audit | Audit-Protokoll, Prüfpfad | registro de auditoría, pista de auditoría
alert | alerte | Alarm, Warnmeldung | alerta
application | application, appli | Anwendung | aplicación
attempt | tentative, fois | Versuch | intento
authentication | authentification | Authentifizierung, Anmeldung | autenticación
availability | disponibilité | Verfügbarkeit | disponibilidad
available | disponible | verfügbar | disponible
backup | sauvegarde | Sicherung, Datensicherung | copia de seguridad, respaldo
batch | lot | Stapel, Charge | lote
broken | cassé | kaputt, defekt | roto
browser | navigateur | Browser | navegador
bug | bogue | Programmfehler | fallo
button | bouton | Schaltfläche, Knopf | botón
cache | antémémoire | Zwischenspeicher | caché
certificate | certificat | Zertifikat | certificado
channel | canal | Kanal | canal
character | caractère | Zeichen | carácter
client | client | Client, Klient | cliente
cluster | grappe | Verbund | clúster
code | code | Code | código
column | colonne | Spalte | columna
command | commande | Befehl, Kommando | comando
computer | ordinateur | Rechner, Computer | ordenador, computadora
condition | condition | Bedingung | condición
configuration | configuration | Konfiguration | configuración
connection | connexion | Verbindung | conexión
consumer | consommateur | Konsument, Verbraucher | consumidor
content | contenu | Inhalt | contenido
credential | identifiant | Zugangsdaten | credencial
data | données | Daten | datos
database | base de données | Datenbank | base de datos
dead letter | message mort, lettre morte | unzustellbare Nachricht | mensaje muerto, mensaje no entregado
dead letter queue | file de messages morts, file d'attente de rebut | Warteschlange für unzustellbare Nachrichten | cola de mensajes fallidos
default | défaut, par défaut | Standard, Voreinstellung | predeterminado, por defecto
delay | retard | Verzögerung | retraso, demora
dependency | dépendance | Abhängigkeit | dependencia
developer | développeur | Entwickler | desarrollador
device | appareil | Gerät | dispositivo
document | document | Dokument | documento
documentation | documentation | Dokumentation | documentación
downtime | indisponibilité, interruption | Ausfallzeit | inactividad
duplicate | doublon | Duplikat, doppelt | duplicado
encryption | chiffrement | Verschlüsselung | cifrado
endpoint | point d'accès, point de terminaison | Endpunkt | punto final
engineer | ingénieur | Ingenieur | ingeniero
environment | environnement | Umgebung | entorno
error | erreur | Fehler | error
error code | code d'erreur | Fehlercode | código de error
event | événement | Ereignis | evento
example | exemple | Beispiel | ejemplo
failure | panne, défaillance | Ausfall, Störung | avería
feature | fonctionnalité | Funktionalität, Merkmal | funcionalidad, característica
field | champ | Feld | campo
file | fichier | Datei | archivo, fichero
folder | dossier, répertoire | Ordner, Verzeichnis | carpeta, directorio
format | format | Format | formato
header | en-tête | Kopfzeile | cabecera, encabezado
heading | titre | Überschrift | título
health | santé | Zustand, Gesundheit | salud
help | aide | Hilfe | ayuda
host | hôte | Rechner, Host | anfitrión
idempotency | idempotence | Idempotenz | idempotencia
identifier | identificateur | Kennung, Bezeichner | identificador
image | image | Bild | imagen
input | entrée | Eingabe | entrada
interface | interface | Schnittstelle | interfaz
issue | souci | Problem | problema
key | clé, clef | Schlüssel | clave, llave
lag | décalage | Rückstand | desfase
language | langue, langage | Sprache | idioma, lenguaje
latency | latence | Latenz | latencia
level | niveau | Stufe, Ebene | nivel
library | bibliothèque | Bibliothek | biblioteca, librería
link | lien | Verweis, Link | enlace
list | liste | Liste | lista
log | journal technique, registre, logs | Protokoll, Logdatei | registro, bitácora
login | connexion, identification | Anmeldung, Anmelden | inicio de sesión
memory | mémoire | Speicher, Arbeitsspeicher | memoria
message | message | Nachricht, Meldung | mensaje
metric | métrique | Metrik, Kennzahl | métrica
mode | mode | Modus | modo
model | modèle | Modell | modelo
monitoring | supervision | Monitoring | monitorización
name | nom | Name | nombre
network | réseau | Netz, Netzwerk | red
notification | notification | Benachrichtigung | notificación
output | sortie | Ausgabe | salida
owner | propriétaire, responsable | Eigentümer, Besitzer, zuständig | propietario, dueño, responsable
package | paquet | Paket | paquete
parameter | paramètre | Parameter | parámetro
partition | partition | Partition | partición
partition key | clé de partition | Partitionsschlüssel | clave de partición
password | mot de passe | Passwort, Kennwort | contraseña
path | chemin | Pfad | ruta
performance | performances | Leistung | rendimiento
permission | permission, droit, autorisation | Berechtigung, Erlaubnis, Recht | permiso
pipeline | chaîne | Pipeline | canalización
port | port | Port | puerto
process | processus | Prozess | proceso
program | programme | Programm | programa
proxy | mandataire | Stellvertreter | intermediario
query | interrogation, requête SQL | Abfrage | consulta
queue | file, file d'attente | Warteschlange | cola
quota | quota | Kontingent | cuota
region | région | Region | región
release | livraison | Freigabe, Veröffentlichung | lanzamiento
replica | réplique | Replikat | réplica
repository | dépôt | Ablage, Repository | repositorio
request | requête, demande | Anfrage | solicitud, petición
resource | ressource | Ressource | recurso
result | résultat | Ergebnis | resultado
retention | rétention | Aufbewahrung | retención
role | rôle | Rolle | rol
rule | règle | Regel | regla
sandbox | bac à sable | Testumgebung, Sandbox | entorno de pruebas
schedule | planification, planning | Zeitplan | programación, calendario
schema | schéma | Schema | esquema
scope | portée | Geltungsbereich, Umfang | alcance
screen | écran | Bildschirm | pantalla
script | script | Skript | guion
secret | secret | Geheimnis | secreto
security | sécurité | Sicherheit | seguridad
server | serveur | Server | servidor
service | service | Dienst | servicio
service account | compte de service | Dienstkonto, Dienstkonten | cuenta de servicio
session | session | Sitzung | sesión
setting | réglage, paramètre | Einstellung | ajuste, configuración
shadow | fantôme, ombre | Schatten | sombra
shadow mode | mode fantôme, mode ombre | Schattenmodus, Shadow-Modus | modo sombra
signature | signature | Signatur, Unterschrift | firma
size | taille | Größe | tamaño
software | logiciel | Software | programa
source | source | Quelle | fuente
status | état, statut | Status | estado
step | étape | Schritt | paso
storage | stockage | Speicherung | almacenamiento
subscription | abonnement | Abonnement | suscripción
support | assistance | Unterstützung | soporte
table | tableau | Tabelle | tabla
team | équipe | Gruppe, Mannschaft | equipo
text | texte | Text | texto
thread | fil | Faden | hilo
throughput | débit | Durchsatz | caudal
timeout | délai d'expiration, dépassement de délai, délai | Zeitüberschreitung, Zeitlimit, Timeout | tiempo de espera, tiempo de espera agotado
tool | outil | Werkzeug | herramienta
traffic | trafic | Verkehr | tráfico
user | utilisateur | Benutzer, Nutzer, Anwender | usuario
value | valeur | Wert | valor
variable | variable | Variable | variable
version | version | Version | versión
volume | volume | Menge | volumen
warning | avertissement | Warnung | advertencia, aviso
website | site | Webseite | sitio
`;
