package org.onrecord.statement;

import java.util.List;
import java.util.Objects;
import org.onrecord.text.Quotation;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Tokens;

/** One sentence as the rules see it: its words, and which of them stand in which quotation. */
final class SentenceWords {
  private final Tokens tokens;
  private final Quotation[] quotation;

  /**
   * @param quotations the quotations that share something with the sentence, in order
   */
  SentenceWords(StoryText text, Span sentence, List<Quotation> quotations) {
    this.tokens = Tokens.of(text, sentence);
    this.quotation = new Quotation[tokens.size()];
    int next = 0;
    for (int i = 0; i < tokens.size(); i++) {
      while (next < quotations.size()
          && quotations.get(next).span().end() <= tokens.span(i).start()) {
        next++;
      }
      if (next < quotations.size() && quotations.get(next).span().overlaps(tokens.span(i))) {
        quotation[i] = quotations.get(next);
      }
    }
  }

  int size() {
    return tokens.size();
  }

  String form(int i) {
    return tokens.form(i);
  }

  String lower(int i) {
    return tokens.lower(i);
  }

  boolean is(int i, String word) {
    return tokens.is(i, word);
  }

  boolean isWord(int i) {
    return tokens.isWord(i);
  }

  boolean isCapitalised(int i) {
    return tokens.isCapitalised(i);
  }

  Span span(int from, int to) {
    return tokens.span(from, to);
  }

  Span span(int i) {
    return tokens.span(i);
  }

  /** The quotation that word {@code i} stands in, or null. */
  Quotation quotationAt(int i) {
    return i < 0 || i >= quotation.length ? null : quotation[i];
  }

  boolean isQuoted(int i) {
    return quotationAt(i) != null;
  }

  /** Whether a quotation begins with word {@code i}. */
  boolean opensQuotation(int i) {
    return isQuoted(i) && quotation[i].span().start() == tokens.span(i).start();
  }

  /** The first word behind the quotation that word {@code i} stands in. */
  int afterQuotation(int i) {
    int at = i;
    while (at < size() && Objects.equals(quotation[at], quotation[i])) {
      at++;
    }
    return at;
  }

  /** The first word of the quotation that word {@code i} stands in, or of the sentence. */
  int startOfQuotation(int i) {
    int at = i;
    while (at > 0 && Objects.equals(quotation[at - 1], quotation[i])) {
      at--;
    }
    return at;
  }

  /**
   * Whether {@code i} is the sentence's end or a sign that ends it, with nothing but signs behind.
   */
  boolean isEnd(int i) {
    for (int at = i; at < size() && at < i + 4; at++) {
      if (isWord(at) || isQuoted(at) || is(at, ",") || is(at, ":")) {
        return false;
      }
    }
    return size() - i < 4;
  }
}
