/** English | French | German | Spanish; a comma stands between forms of one meaning. */
export const BUSINESS = `
account | compte | Konto, Konten | cuenta
accounting | comptabilité, comptable | Buchhaltung, Buchführung | contabilidad, contable
accrual | régularisation, charge à payer | Abgrenzung, Rechnungsabgrenzung | devengo, periodificación
amount | montant, somme | Betrag, Summe | importe, monto, cantidad
approval | approbation | Genehmigung | aprobación
audit | audit | Revision, Prüfung | auditoría
auditor | auditeur, commissaire aux comptes | Wirtschaftsprüfer | auditor
balance | solde, équilibre | Saldo, Ausgleich | saldo, equilibrio
balance sheet | bilan | Bilanz | balance
bank | banque | Bank | banco
bill | facture | Rechnung | factura
break | écart | Abweichung | diferencia, discrepancia
budget | budget | Budget, Haushalt | presupuesto
cash | espèces, trésorerie | Bargeld | efectivo
chart of accounts | plan comptable | Kontenplan, Kontenrahmen | plan de cuentas, plan contable
clearing | compensation | Verrechnung | compensación
company | entreprise, société | Firma, Unternehmen | empresa, compañía
contract | contrat | Vertrag | contrato
contra entry | contre-passation, contrepassation, écriture de contre-passation | Gegenbuchung | contraasiento
control account | compte de contrôle, compte collectif | Kontrollkonto, Sammelkonto | cuenta de control
cost | coût | Kosten | coste, costo
credit | crédit | Haben, Gutschrift | crédito, haber, abono
currency | devise, monnaie | Währung | moneda, divisa
customer | client | Kunde, Kundin | cliente
debit | débit | Soll, Lastschrift | débito, cargo
deposit | dépôt, versement | Einzahlung, Einlage | depósito, ingreso
depreciation | amortissement | Abschreibung | amortización, depreciación
double entry | partie double | doppelte Buchführung | partida doble
employee | employé, salarié | Mitarbeiter, Angestellte | empleado
entity | entité | Gesellschaft, Einheit | entidad
entry | écriture, inscription | Buchung, Eintrag | asiento, apunte
exchange rate | taux de change | Wechselkurs, Umrechnungskurs | tipo de cambio, tasa de cambio
expense | dépense, charge | Aufwand, Ausgabe | gasto
fee | frais, commission | Gebühr | comisión, tarifa
finance | finance | Finanzen | finanzas
fiscal year | exercice, année fiscale | Geschäftsjahr | ejercicio, año fiscal
functional currency | devise fonctionnelle, monnaie fonctionnelle | funktionale Währung | moneda funcional
general ledger | grand livre | Hauptbuch | libro mayor
hard close | clôture définitive, définitivement clôturé | endgültiger Abschluss, endgültige Abschluss, endgültig abgeschlossen | cierre definitivo, cerrado definitivamente
income | revenu, produit | Ertrag, Einkommen | ingreso
intercompany | intersociétés, intragroupe | konzernintern | intercompañía, intragrupo
interest | intérêts | Zinsen, Zins | intereses
invoice | facture | Rechnung | factura
journal entry | écriture comptable, écriture de journal | Journaleintrag, Journalbuchung, Buchungssatz | asiento contable, asiento de diario
ledger account | compte dans le grand livre, compte du grand livre | Sachkonto | cuenta contable
line | ligne | Zeile | línea
loan | prêt, emprunt | Darlehen, Kredit | préstamo
loss | perte | Verlust | pérdida
manual | manuel, manuelle | manuell | manual
manual journal | écriture manuelle | manuelle Buchung | asiento manual
market | marché | Markt | mercado
month-end close | clôture mensuelle | Monatsabschluss | cierre mensual
order | ordre, commande | Auftrag, Bestellung, Reihenfolge | orden, pedido
outage | panne | Ausfall | interrupción
payment | paiement, règlement | Zahlung | pago
payroll | paie | Gehaltsabrechnung | nómina
period | période | Zeitraum, Periode | periodo
posting | passation | Verbuchung | registro
price | prix | Preis | precio
product | produit | Produkt | producto
profit | bénéfice, profit | Gewinn | beneficio, ganancia
rate | taux | Rate, Satz | tasa, tipo
reconciliation | rapprochement | Abgleich, Abstimmung | conciliación
refund | remboursement | Erstattung, Rückerstattung | reembolso, devolución
report | rapport | Bericht | informe
reversal | annulation, extourne | Stornierung, Rückbuchung | reversión, anulación
revenue | chiffre d'affaires | Umsatz, Erlös | ingresos
rounding | arrondi | Rundung | redondeo
sale | vente | Verkauf | venta
share | action, part | Aktie, Anteil | acción
stock | actions, stock | Aktien, Bestand | acciones, existencias
supplier provider | fournisseur | Lieferant | proveedor
suspense account | compte d'attente, compte de passage | Zwischenkonto, Verrechnungskonto | cuenta transitoria, cuenta de suspenso, cuenta puente
tax | impôt, taxe | Steuer | impuesto
tolerance | tolérance | Toleranz | tolerancia
trade | échange, négoce | Handel, Geschäft | operación, comercio
transaction | transaction | Transaktion, Vorgang | transacción
transaction currency | devise de transaction | Transaktionswährung | moneda de transacción
trial balance | balance générale | Saldenliste, Probebilanz | balance de comprobación
unbalanced | déséquilibré | unausgeglichen | descuadrado, desequilibrado
withdrawal | retrait | Auszahlung, Abhebung | retiro, retirada
`;
