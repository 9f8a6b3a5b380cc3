package org.onrecord.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Undoes a word's inflection as Krovetz's stemmer does (1993): "policies" is "policy" where its
 * dictionary knows the word. Not thread-safe.
 */
public final class Lemmas {
  private final OneWord word = new OneWord();
  private final TokenFilter stemmer = new KStemFilter(word);
  private final Map<String, String> known = new HashMap<>();

  /** The lemma of a word in lower case; words with other signs than a to z are their own. */
  public String of(String lower) {
    return known.computeIfAbsent(lower, this::stem);
  }

  private String stem(String lower) {
    try {
      word.next = lower;
      return stemmer.incrementToken() ? word.text.toString() : lower;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stream that gives the one word that it was told last. */
  private static final class OneWord extends TokenStream {
    private final CharTermAttribute text = addAttribute(CharTermAttribute.class);
    private String next;

    @Override
    public boolean incrementToken() {
      clearAttributes();
      text.append(next);
      return true;
    }
  }
}
