/** A PDF is not written as Chromium writes it. */
export class PdfError extends Error {}
