package org.onrecord.speaker;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.text.LetterCase;
import org.onrecord.text.WordList;

/** A name without what feeds differ in: case, accents, punctuation, the form of a company. */
public final class NameKey {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** "U.S." is one word, and so is "O'Brien". */
  private static final Pattern JOINING = Pattern.compile("[.'\u2019]");

  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "junior");

  /** Family names that stand first, and whether they are common words or given names too. */
  private static final Map<String, Boolean> FAMILY_FIRST =
      WordList.lines(NameKey.class, "family-first.txt").stream()
          .map(line -> line.split(" \\| ", 2))
          .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts.length > 1));

  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "der", "den", "de", "da", "do", "dos", "das", "di", "del", "della", "la",
          "le", "du", "bin", "bint", "ibn", "ben", "ter", "ten", "zu");

  /** Particles inside a name, and given names at its beginning: "Al Gore". */
  private static final Set<String> ARTICLES = Set.of("al", "el");

  private static final Pattern ARTICLE_HYPHEN =
      Pattern.compile(
          "\\b([Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]t|[Aa]n|[Aa]d|[Aa]r|[Aa]z)[-\\u2010\\u2011]");

  private static final Pattern INITIAL_STOP = Pattern.compile("(?<=\\b\\p{L})\\.");

  private static final Gazetteer GAZETTEER = new Gazetteer();

  /** Words of a country's name before its body's: "United Arab Emirates Finance Ministry". */
  private static final int LONGEST_COUNTRY = 3;

  private NameKey() {}

  /** The words of a name in lower case, one space between them; empty if it has no word. */
  public static String of(String name) {
    String joined = JOINING.matcher(withoutMarks(name)).replaceAll("");
    return LetterCase.lower(SIGNS.matcher(joined).replaceAll(" ").strip());
  }

  /** Without accents and the like. */
  static String withoutMarks(String name) {
    // Those that stand by themselves go first: to put many on one letter in order takes the square
    // of their number.
    String bare = MARKS.matcher(name).replaceAll("");
    return MARKS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFD)).replaceAll("");
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
    List<String> words = words(name, kind, country);
    return kind == EntityKind.PERSON ? words.get(words.size() - 1) : String.join(" ", words);
  }

  /**
   * Whether every country has a body of that name: "Finance Ministry", "the central bank". In
   * stories that do not tell the country it is nobody who could be known by it from story to story.
   */
  public static boolean isOfAnyCountry(String name, EntityKind kind) {
    return kind == EntityKind.ORGANISATION && !body(otherWords(name)).isEmpty();
  }

  /** The words of a body that every country has, in one order; empty if it is none. */
  static List<String> body(List<String> words) {
    String last = words.get(words.size() - 1);
    String first = words.get(0);
    if (words.size() == 1 && WordClass.ANY_COUNTRYS.has(last)) {
      return words;
    }
    boolean ministry = last.equals("ministry") && WordClass.PORTFOLIO_OF.has(first);
    if (words.size() == 2 && (ministry || (last.equals("bank") && first.equals("central")))) {
      return words;
    }
    boolean of = words.size() == 3 && first.equals("ministry") && words.get(1).equals("of");
    return of && WordClass.PORTFOLIO_OF.has(last) ? List.of(last, first) : List.of();
  }

  /** A word of two to six capitals, full stops allowed. */
  public static boolean isAcronym(String name) {
    return CandidateFinder.isAcronym(name);
  }

  /**
   * The words that tell, at least one, which may be empty: an organisation's without "the" and
   * "Inc"; a person's without "Jr", the family name last and with its particles in one word; for
   * "Kenya's Finance Ministry", "Kenyan Ministry of Finance" and the like the country and the body.
   *
   * @param country as the story tells it; may be null
   */
  static List<String> words(String name, EntityKind kind, String country) {
    if (kind == EntityKind.PERSON) {
      return personWords(name);
    }
    List<String> words = otherWords(name);
    if (kind != EntityKind.ORGANISATION || country == null) {
      return words;
    }
    List<String> body = body(words);
    for (int i = 1; i < words.size() && i <= LONGEST_COUNTRY && body.isEmpty(); i++) {
      body = isCountry(words.subList(0, i)) ? body(words.subList(i, words.size())) : body;
    }
    return body.isEmpty() ? words : Stream.concat(Stream.of(country), body.stream()).toList();
  }

  /** "south korean", "south koreas", "us". */
  private static boolean isCountry(List<String> words) {
    String name = String.join(" ", words);
    boolean owns =
        name.endsWith("s") && GAZETTEER.country(name.substring(0, name.length() - 1)) != null;
    return owns || GAZETTEER.country(name) != null || GAZETTEER.demonym(name) != null;
  }

  private static List<String> otherWords(String name) {
    List<String> words = new ArrayList<>(List.of(of(name).split(" ", -1)));
    while (words.size() > 1 && WordClass.COMPANY_FORM.has(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
    }
    if (words.size() > 1 && words.get(0).equals("the")) {
      words.remove(0);
    }
    return words;
  }

  private static List<String> personWords(String name) {
    // "V.Putin" has two words, and so have "al-Assad" and "Al Gore"; the hyphen tells the article.
    String apart =
        INITIAL_STOP.matcher(ARTICLE_HYPHEN.matcher(name).replaceAll("$1")).replaceAll(" ");
    List<String> words = new ArrayList<>(List.of(of(apart).split(" ", -1)));
    while (words.size() > 1 && SUFFIXES.contains(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
    }
    int last = words.size() - 1;
    int family = last;
    while (family > 0
        && (PARTICLES.contains(words.get(family - 1))
            || (family > 1 && ARTICLES.contains(words.get(family - 1))))) {
      family--;
    }
    if (family < last) {
      String joined = String.join("", words.subList(family, last + 1));
      words.subList(family, last + 1).clear();
      words.add(joined);
    } else if (isFamilyFirst(words)) {
      words.add(words.remove(0));
    }
    return words;
  }

  private static boolean isFamilyFirst(List<String> words) {
    Boolean common = FAMILY_FIRST.get(words.get(0));
    return common != null && words.size() > (common ? 2 : 1);
  }
}
