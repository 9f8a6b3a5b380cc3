package org.onrecord.speaker;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.text.WordList;

/** A name without what feeds differ in: case, accents, punctuation, the form of a company. */
public final class NameKey {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** "U.S." is one word, and so is "O'Brien". */
  private static final Pattern JOINING = Pattern.compile("[.'\u2019]");

  private static final Set<String> COMPANY_FORMS =
      Set.of(
          "inc",
          "incorporated",
          "corp",
          "corporation",
          "co",
          "company",
          "ltd",
          "limited",
          "plc",
          "llc",
          "sa",
          "ag",
          "nv",
          "spa",
          "gmbh",
          "ab",
          "as",
          "oy",
          "bv",
          "pty",
          "kk");

  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "junior");

  /** Family names that stand first, and whether they are common words or given names too. */
  private static final Map<String, Boolean> FAMILY_FIRST =
      WordList.lines(NameKey.class, "family-first.txt").stream()
          .map(line -> line.split(" \\| ", 2))
          .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts.length > 1));

  private NameKey() {}

  /** The words of a name in lower case, one space between them; empty if it has no letter. */
  public static String of(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String joined = JOINING.matcher(plain).replaceAll("");
    return SIGNS.matcher(joined).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  /**
   * What names of one person or organisation have in common: the family name; an organisation's
   * name without article and form of company; a country's code.
   *
   * @param country as the story tells it; may be null
   */
  public static String block(String name, EntityKind kind, String country) {
    if (kind == EntityKind.COUNTRY && country != null) {
      return country;
    }
    List<String> words = words(name, kind);
    if (words.isEmpty()) {
      return "";
    }
    return kind == EntityKind.PERSON ? words.get(words.size() - 1) : String.join(" ", words);
  }

  /** A word of two to six capitals, full stops allowed. */
  public static boolean isAcronym(String name) {
    return CandidateFinder.isAcronym(name);
  }

  /**
   * The words that tell: without "Jr", or without "the" and "Inc"; of a person, the family name
   * last, also where the language puts it first.
   */
  static List<String> words(String name, EntityKind kind) {
    List<String> words = new ArrayList<>(List.of(of(name).split(" ")));
    Set<String> endings = kind == EntityKind.PERSON ? SUFFIXES : COMPANY_FORMS;
    while (words.size() > 1 && endings.contains(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
    }
    if (kind != EntityKind.PERSON && words.size() > 1 && words.get(0).equals("the")) {
      words.remove(0);
    }
    if (kind == EntityKind.PERSON && isFamilyFirst(words)) {
      words.add(words.remove(0));
    }
    return words;
  }

  private static boolean isFamilyFirst(List<String> words) {
    Boolean common = FAMILY_FIRST.get(words.get(0));
    return common != null
        && words.size() > (common ? 2 : 1)
        && !FAMILY_FIRST.containsKey(words.get(words.size() - 1));
  }
}
