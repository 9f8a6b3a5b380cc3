package org.onrecord.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts that nobody would write: pieces said over and over, and stories of seeds/ spoilt. */
final class HostileTexts {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

  /** The pieces, one a line of hostile-pieces.txt. */
  static final List<String> PIECES = pieces();

  private static final List<String> STORIES = stories();

  private final Random random;

  /**
   * @param seed the same gives the same texts
   */
  HostileTexts(long seed) {
    this.random = new Random(seed);
  }

  private static List<String> pieces() {
    try (InputStream in = HostileTexts.class.getResourceAsStream("hostile-pieces.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(HostileTexts::unescaped)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unescaped(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll(
            code ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(code.group(1), 16))));
  }

  private static List<String> stories() {
    List<String> stories = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("seeds"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        stories.add(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stories;
  }

  /** A story of seeds/, or a piece of it, with up to a dozen things done to it. */
  String next(int longest) {
    StringBuilder text = new StringBuilder(story());
    int from = random.nextInt(Math.max(1, text.length() - longest));
    text.delete(0, from).setLength(Math.min(longest, text.length()));
    for (int i = random.nextInt(12); i >= 0; i--) {
      spoil(text);
    }
    text.setLength(Math.min(longest, text.length()));
    return text.toString();
  }

  private String story() {
    return STORIES.get(random.nextInt(STORIES.size()));
  }

  private void spoil(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(40));
    String part = text.substring(at, end);
    switch (random.nextInt(8)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, piece());
      case 2 -> text.insert(at, piece().repeat(1 + random.nextInt(20)));
      case 3 -> text.insert(at, part.repeat(1 + random.nextInt(5)));
      case 4 -> text.replace(at, end, new StringBuilder(part).reverse().toString());
      case 5 -> text.insert(at, anyCharacters());
      case 6 -> {
        String other = story();
        text.insert(at, other.substring(random.nextInt(other.length())));
      }
      default -> text.replace(at, end, part.toUpperCase(java.util.Locale.ROOT));
    }
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  /** Half a surrogate pair among them, and what Unicode has not assigned. */
  private String anyCharacters() {
    StringBuilder any = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      boolean isOne = random.nextBoolean();
      any.append(
          isOne
              ? String.valueOf((char) random.nextInt(0x10000))
              : Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1)));
    }
    return any.toString();
  }
}
