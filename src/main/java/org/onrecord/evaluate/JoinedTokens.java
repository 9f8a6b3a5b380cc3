package org.onrecord.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * A story that is given as sentences of tokens, put together: a space behind each token.
 *
 * @param text all of it
 * @param sentences where each sentence stands
 * @param tokens where its tokens do
 */
record JoinedTokens(StoryText text, List<Span> sentences, List<List<Span>> tokens) {
  static JoinedTokens of(List<List<String>> story) {
    StringBuilder joined = new StringBuilder();
    List<Span> sentences = new ArrayList<>();
    List<List<Span>> tokens = new ArrayList<>();
    int at = 0;
    for (List<String> sentence : story) {
      List<Span> spans = new ArrayList<>();
      for (String token : sentence) {
        int length = token.codePointCount(0, token.length());
        joined.append(token).append(' ');
        spans.add(new Span(at, at + length));
        at += length + 1;
      }
      tokens.add(spans);
      if (!spans.isEmpty()) {
        sentences.add(new Span(spans.get(0).start(), spans.get(spans.size() - 1).end()));
      }
    }
    return new JoinedTokens(StoryText.of(joined.toString()), sentences, tokens);
  }
}
