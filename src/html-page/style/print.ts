/** On paper: dark on light, without what can only be clicked, and no row torn apart. */
export const PRINT = `
@media print {
  @page { margin: 16mm 14mm; }
  :root { font-size: 10.5pt; }
  body { padding: 0; max-width: none; }
  a { color: inherit; text-decoration: none; }
  nav { display: none; }
  h2, h3, caption, thead { break-after: avoid; }
  tr { break-inside: avoid; }
  .interval, .dot, .bar, .bound { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
