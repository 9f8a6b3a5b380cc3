package org.onrecord.statement;

import java.util.Locale;

/** How a statement's content is rendered. */
public enum StatementKind {
  /** Each content span is one quotation. */
  DIRECT,
  /** The content is paraphrase and holds a quotation. */
  MIXED,
  /** The content is paraphrase alone. */
  INDIRECT;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
