package org.onrecord.statement;

/** Finds reporting verbs that are verbs of a clause: neither passive, nor infinitive, nor nouns. */
final class CueFinder {
  private static final int LONGEST = 5;
  private final CueLexicon lexicon;

  CueFinder(CueLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The cue whose verb is word {@code i}, reaching back no further than {@code low}; or null. */
  CueGroup at(SentenceWords words, int i, int low) {
    if (!words.isWord(i) || words.isQuoted(i)) {
      return null;
    }
    Cue cue = lexicon.find(words.lower(i), words.lower(i + 1));
    if (cue == null || words.isCapitalised(i)) {
      return null;
    }
    int from = i;
    boolean auxiliary = false;
    while (from > low && i - from < LONGEST && !words.isQuoted(from - 1)) {
      String before = words.lower(from - 1);
      if (WordClasses.isBe(before)) {
        if (cue.form() != Cue.Form.ING) {
          return null;
        }
        auxiliary = true;
      } else if (WordClasses.isAuxiliary(before)) {
        auxiliary = true;
      } else if (!WordClasses.isAdverb(before) || words.is(from - 2, ",")) {
        break;
      }
      from--;
    }
    if (words.is(from - 1, "to") || words.is(from - 1, "not")) {
      return null;
    }
    boolean participle = cue.form() == Cue.Form.ING && !auxiliary;
    if (participle && !words.is(from - 1, ",") && !isWith(words, from)) {
      return null;
    }
    int to = i + 1;
    if (!cue.particle().isEmpty() || words.is(to, "out")) {
      to++;
    }
    return new CueGroup(from, to, i, cue);
  }

  /** "with the minister saying": the participle has a subject of its own. */
  private static boolean isWith(SentenceWords words, int from) {
    for (int i = from - 1; i >= 0 && i > from - 12; i--) {
      if (words.is(i, "with")) {
        return true;
      }
      if (!words.isWord(i)) {
        return false;
      }
    }
    return false;
  }
}
