package org.onrecord.encoder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Splits text into the word pieces of an uncased BERT vocabulary, keeping where each piece stands.
 *
 * <p>The method is that of BERT (Devlin et al. 2019): accents off, lower case, split at white space
 * and at every punctuation mark, then greedily the longest piece that the vocabulary has.
 * Immutable; one instance may serve many threads.
 */
public final class WordPieces {
  /** Longer words are one unknown piece, as in BERT. It bounds the work done for a word. */
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final int longestPiece;
  private final int unknown;
  private final int opening;
  private final int closing;

  /**
   * @param vocabulary one piece a line, in the order of their numbers
   * @throws IllegalArgumentException if the vocabulary lacks one of BERT's special pieces
   * @throws UncheckedIOException if it cannot be read
   */
  public WordPieces(InputStream vocabulary) {
    this.vocabulary = new HashMap<>();
    int longest = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(vocabulary, StandardCharsets.UTF_8))) {
      for (String piece = lines.readLine(); piece != null; piece = lines.readLine()) {
        this.vocabulary.put(piece, this.vocabulary.size());
        longest = Math.max(longest, piece.length());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.longestPiece = longest;
    this.unknown = special("[UNK]");
    this.opening = special("[CLS]");
    this.closing = special("[SEP]");
  }

  private int special(String piece) {
    Integer number = vocabulary.get(piece);
    if (number == null) {
      throw new IllegalArgumentException("the vocabulary lacks " + piece);
    }
    return number;
  }

  /** The number of the piece that stands before every window. */
  int opening() {
    return opening;
  }

  /** The number of the piece that stands behind every window. */
  int closing() {
    return closing;
  }

  /** The pieces inside {@code within}, in order. Each is a part of one word, or one sign. */
  PieceList split(StoryText text, Span within) {
    String view = text.view();
    PieceList pieces = new PieceList(within.length() / 4 + 4);
    int at = within.start();
    while (at < within.end()) {
      char c = view.charAt(at);
      if (isSpace(c) || isDropped(c)) {
        at++;
      } else if (standsAlone(c)) {
        word(view, at, at + 1, pieces);
        at++;
      } else {
        int end = at + 1;
        while (end < within.end() && !isSpace(view.charAt(end)) && !standsAlone(view.charAt(end))) {
          end++;
        }
        word(view, at, end, pieces);
        at = end;
      }
    }
    return pieces;
  }

  private void word(String view, int start, int end, PieceList pieces) {
    if (end - start > LONGEST_WORD) {
      pieces.add(unknown, start, end, start, end);
      return;
    }
    StringBuilder normal = new StringBuilder(end - start + 2);
    // Where in the text each normalised character comes from.
    int[] origin = new int[(end - start) * 4 + 1];
    for (int i = start; i < end; i++) {
      String form = normal(view.charAt(i));
      for (int k = 0; k < form.length() && normal.length() < origin.length - 1; k++) {
        origin[normal.length()] = i;
        normal.append(form.charAt(k));
      }
    }
    int length = normal.length();
    origin[length] = end;
    int first = pieces.size();
    int from = 0;
    while (from < length) {
      int to = Math.min(length, from + longestPiece);
      Integer number = null;
      while (to > from) {
        String piece = normal.substring(from, to);
        number = vocabulary.get(from == 0 ? piece : "##" + piece);
        if (number != null) {
          break;
        }
        to--;
      }
      if (number == null) {
        pieces.truncate(first);
        pieces.add(unknown, start, end, start, end);
        return;
      }
      int last = origin[to - 1] + 1;
      pieces.add(number, origin[from], Math.max(last, origin[from] + 1), start, end);
      from = to;
    }
  }

  /** Without accents, in lower case; empty for a sign that is left out. */
  private static String normal(char c) {
    if (c < 128) {
      return ASCII[c];
    }
    if (isDropped(c)) {
      return "";
    }
    String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < parts.length(); i++) {
      if (Character.getType(parts.charAt(i)) != Character.NON_SPACING_MARK) {
        kept.append(parts.charAt(i));
      }
    }
    return kept.toString().toLowerCase(Locale.ROOT);
  }

  private static final String[] ASCII = new String[128];

  static {
    for (char c = 0; c < 128; c++) {
      ASCII[c] = isDropped(c) ? "" : String.valueOf(c).toLowerCase(Locale.ROOT);
    }
  }

  private static boolean isSpace(char c) {
    return c == ' '
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || Character.getType(c) == Character.SPACE_SEPARATOR
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u0085';
  }

  /** Control and format characters, which BERT leaves out. */
  private static boolean isDropped(char c) {
    if (c >= ' ' && c < 127) {
      return false;
    }
    int type = Character.getType(c);
    return c == 0
        || c == '\uFFFD'
        || ((type == Character.CONTROL || type == Character.FORMAT) && !isSpace(c));
  }

  /** Punctuation and ideographs are words by themselves. */
  private static boolean standsAlone(char c) {
    if (c < 128) {
      return (c >= 33 && c <= 47)
          || (c >= 58 && c <= 64)
          || (c >= 91 && c <= 96)
          || (c >= 123 && c <= 126);
    }
    int type = Character.getType(c);
    boolean punctuation =
        type == Character.CONNECTOR_PUNCTUATION
            || type == Character.DASH_PUNCTUATION
            || type == Character.START_PUNCTUATION
            || type == Character.END_PUNCTUATION
            || type == Character.INITIAL_QUOTE_PUNCTUATION
            || type == Character.FINAL_QUOTE_PUNCTUATION
            || type == Character.OTHER_PUNCTUATION;
    boolean ideograph =
        (c >= '\u4E00' && c <= '\u9FFF')
            || (c >= '\u3400' && c <= '\u4DBF')
            || (c >= '\uF900' && c <= '\uFAFF');
    return punctuation || ideograph;
  }
}
