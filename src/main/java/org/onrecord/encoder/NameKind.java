package org.onrecord.encoder;

/** The kinds of names, as CoNLL-2003 has them. */
public enum NameKind {
  PER,
  ORG,
  LOC,
  MISC
}
