package org.onrecord.text;

/**
 * Words between quotation marks.
 *
 * @param span from the opening mark to the closing mark, both included
 * @param closed whether there is a closing mark; without one the quotation ends with its paragraph
 * @param continues whether it carries on a quotation that the paragraph before left open
 */
public record Quotation(Span span, boolean closed, boolean continues) {}
