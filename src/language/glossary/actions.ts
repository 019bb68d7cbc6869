/** English | French | German | Spanish; a comma stands between forms of one meaning. */
export const ACTIONS = `
add | ajouter | hinzufügen, ergänzen | añadir, agregar
allow | autoriser, permettre | erlauben, zulassen | permitir, autorizar
answer | répondre, réponse | antworten, Antwort | responder, respuesta
approve | approuver | genehmigen, freigeben | aprobar
approver | approbateur, valideur | Genehmiger | aprobador
ask | demander, poser | fragen, stellen | preguntar, pedir
begin | commencer, débuter | beginnen, anfangen | comenzar, empezar
block | bloquer, blocage | blockieren, sperren | bloquear, bloqueo
book | comptabiliser | buchen, verbuchen | contabilizar
build | construire | bauen | construir, compilar
call | appeler, appel | aufrufen, Aufruf, rufen | llamar, llamada
cancel | annuler, annulation | abbrechen, stornieren, Storno | cancelar, anular
change | changer, modifier, changement, modification | ändern, Änderung | cambiar, cambio, modificar
check | vérifier, contrôler, vérification | prüfen, überprüfen, Prüfung | comprobar, verificar, comprobación
choose | choisir | wählen, auswählen | elegir, escoger
close | clôturer, fermer, clôture, clos, clôturé, fermeture | schließen, abschließen, Abschluss, abgeschlossen, Schließung | cerrar, cierre, cerrado
compare | comparer, comparaison | vergleichen, Vergleich | comparar, comparación
compute | calculer, calcul | berechnen, Berechnung | calcular, cálculo
configure | configurer, paramétrer | konfigurieren, einrichten | configurar
connect | connecter, relier | verbinden | conectar
contain | contenir | enthalten | contener
convert | convertir | umrechnen, umwandeln | convertir
copy | copier, copie | kopieren, Kopie | copiar, copia
correct | corriger, correction, rectifier | korrigieren, berichtigen, Korrektur | corregir, corrijo, corrección
create | créer, création | erstellen, anlegen, erzeugen, angelegt | crear, creación, cree
delete | supprimer, effacer, suppression | löschen, Löschung | borrar, eliminar
deploy | déployer, déploiement | ausrollen, Bereitstellung, bereitstellen | desplegar, despliegue
disable | désactiver | deaktivieren, abschalten | desactivar, deshabilitar
download | télécharger | herunterladen | descargar
enable | activer | aktivieren, einschalten | activar, habilitar
expire | expirer, expiration, expiré | ablaufen, abgelaufen, verfallen | caducar, expirar, vencer
export | exporter | exportieren | exportar
fail | échouer, échec, planter | fehlschlagen, fehlgeschlagen, scheitern, Fehlschlag, stürzt | fallar, fallo, falla
find | trouver, retrouver | finden | encontrar
follow | suivre | folgen, befolgen | seguir
give up | abandonner, renoncer | aufgeben | rendirse, abandonar
handle | gérer, traiter | behandeln, umgehen | gestionar, manejar, tratar
import | importer | importieren | importar
increase | augmenter | erhöhen | aumentar
install | installer, installation | installieren | instalar, instalación
keep kept | garder, conserver, conservation | aufbewahren, behalten, aufbewahrt | guardar, conservar, mantener
load | charger, chargement | laden | cargar
lose lost | perdre, perte | verlieren, Verlust | perder, pérdida
match | correspondre, apparier | abgleichen, übereinstimmen | coincidir, emparejar
measure | mesurer, mesure | messen, Messung | medir, medida
merge | fusionner | zusammenführen | fusionar
migrate | migrer | migrieren, umstellen | migrar
monitor | surveiller, surveillance | überwachen, Überwachung | supervisar, monitorizar
move | déplacer | verschieben | mover
open | ouvrir, ouvert | öffnen, offen | abrir, abierto
page | alerter | alarmieren | avisar
pause | suspendre, interrompre | anhalten, pausieren, unterbrechen | pausar, detener
pay | payer, paiement | zahlen, bezahlen, Zahlung | pagar, pago
post | passer, enregistrer, passée | erfassen, gebucht | registrar, registré
publish | publier, publié, publication | veröffentlichen, publizieren, veröffentlicht | publicar, publico
raise | relever | anheben | subir, elevar
read | lire, lecture | lesen | leer, lectura
receive | recevoir, réception | empfangen, erhalten | recibir
reconcile | rapprocher | abstimmen | conciliar
refuse | refuser, refus | ablehnen, verweigern, Ablehnung | rechazar, rechazo
remove | retirer, enlever | entfernen | quitar, retirar
rename | renommer | umbenennen | renombrar
reopen | rouvrir, réouvrir | wiederöffnen | reabrir
replace | remplacer | ersetzen | reemplazar, sustituir
replay | rejouer, retraiter | wiedereinspielen, wiederholen | reproducir
reset | réinitialiser | zurücksetzen | restablecer
restart | redémarrer, redémarrage | neustarten, Neustart | reiniciar, reinicio
restore | restaurer | wiederherstellen, Wiederherstellung | restaurar
retry | réessayer, réessai | wiederversuchen, versuchen, erneut | reintentar, reintento
reverse | contrepasser, extourner | umkehren, zurückbuchen | revertir
revoke | révoquer | widerrufen | revocar
rotate | renouveler, rotation | rotieren, erneuern | rotar, renovar
round | arrondir | runden | redondear
run | exécuter, tourner, lancer, exécution | ausführen, laufen, Ausführung, laufend | ejecutar, ejecución, correr
save | sauvegarder | speichern, gespeichert | guardar
scale | dimensionner, passer à l'échelle | skalieren | escalar
search | chercher, rechercher, recherche | suchen, Suche | buscar, búsqueda
send sent | envoyer, envoi | senden, schicken, versenden | enviar, envío
set | définir, mettre | setzen, festlegen | definir, establecer, poner
show | montrer, afficher | zeigen, anzeigen | mostrar
sign | signer | unterschreiben, signieren | firmar
simulate | simuler | simulieren | simular
split | diviser, répartir, partager | aufteilen, teilen | dividir, repartir
start | démarrer, démarrage | starten, Start | iniciar, arrancar, inicio
stop | arrêter, arrêt | stoppen, stopp | parar
switch off | couper, éteindre | ausschalten, abgeschaltet | apagar
test | tester, essayer | testen, ausprobieren | probar
translate | traduire | übersetzen | traducir
undo | défaire | rückgängig | deshacer
update | mettre à jour, mise à jour | aktualisieren, Aktualisierung | actualizar, actualización
upload | téléverser | hochladen | subir, cargar
use | utiliser, utilisation, sert, servir | verwenden, benutzen, nutzen, verwendet | usar, utilizar, uso
validate | valider, validation | validieren | validar, validación
wait | attendre | warten | esperar
write | écrire | schreiben | escribir
`;
