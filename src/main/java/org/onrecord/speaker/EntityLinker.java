package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.text.LetterCase;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Joins the names of one story that are one entity's: the full name with the family or given name
 * alone, an organisation with its acronym or the beginning of its name, a country with its other
 * names.
 */
final class EntityLinker {
  private static final String POSSESSIVE = "'s";

  private final StoryText text;
  private final Vocabulary vocabulary;
  private final List<Candidate> candidates;
  private final Map<String, Form> byName = new HashMap<>();

  /** Word of a longer name to the forms that hold it, in order of first mention. */
  private final Map<String, List<Form>> byWord = new HashMap<>();

  private final Map<String, Form> lastByWord = new HashMap<>();
  private final Map<Form, Integer> numbers = new HashMap<>();
  private final List<Form> forms = new ArrayList<>();
  private final List<Mention> mentions = new ArrayList<>();

  EntityLinker(StoryText text, Vocabulary vocabulary, List<Candidate> candidates) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.candidates = candidates;
  }

  Names link() {
    for (Candidate candidate : candidates) {
      indexFullName(candidate);
    }
    for (Candidate candidate : candidates) {
      mention(candidate);
    }
    mentions.sort(Comparator.comparing(Mention::span));
    return new Names(
        forms.stream().map(Form::entity).toList(),
        mentions,
        forms.stream().map(Form::gender).toList());
  }

  private static String key(String name) {
    return LetterCase.lower(name).replace('\u2019', '\'').replace(".", "");
  }

  /**
   * Names of several words and acronyms explained in the text are what short names are matched to.
   */
  private void indexFullName(Candidate candidate) {
    if (candidate.words().size() < 2 || candidate.kind() == EntityKind.COUNTRY) {
      return;
    }
    String name = key(candidate.name());
    Form form = byName.get(name);
    if (form == null) {
      form = sameButForMiddle(candidate);
      if (form == null) {
        form = new Form(candidate);
        for (String word : indexed(candidate)) {
          byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(form);
        }
      }
      byName.put(name, form);
    }
    form.learn(candidate);
    if (candidate.shortName() != null) {
      String acronym = text.quote(candidate.shortName());
      byName.putIfAbsent(key(acronym), form);
    }
  }

  /** "John F. Kerry" and "John Kerry". */
  private Form sameButForMiddle(Candidate candidate) {
    if (candidate.kind() != EntityKind.PERSON) {
      return null;
    }
    List<String> words = candidate.words();
    String first = key(words.get(0));
    for (Form form : tail(byWord.getOrDefault(key(words.get(words.size() - 1)), List.of()))) {
      List<String> other = form.words();
      boolean sameEnds =
          key(other.get(0)).equals(first)
              && key(other.get(other.size() - 1)).equals(key(words.get(words.size() - 1)));
      if (form.isPerson() && sameEnds) {
        return form;
      }
    }
    return null;
  }

  /** A few of many: what keeps a page of three hundred namesakes linear. */
  private static List<Form> tail(List<Form> forms) {
    return forms.subList(Math.max(0, forms.size() - 8), forms.size());
  }

  /**
   * Each word of a person's name; the words with a capital of an organisation's, and its initials.
   */
  private static List<String> indexed(Candidate candidate) {
    List<String> words = new ArrayList<>();
    if (candidate.kind() == EntityKind.PERSON) {
      for (String word : candidate.words()) {
        String key = key(word);
        if (key.length() > 1 && !words.contains(key)) {
          words.add(key);
        }
      }
      int joint = words.isEmpty() ? -1 : words.get(words.size() - 1).indexOf('-');
      if (joint > 3) {
        words.add(words.get(words.size() - 1).substring(joint + 1));
      }
    } else if (candidate.kind() == EntityKind.ORGANISATION) {
      for (String word : candidate.words()) {
        String key = key(word);
        if (Character.isUpperCase(word.charAt(0)) && !words.contains(key)) {
          words.add(key);
        }
        if (key.endsWith(POSSESSIVE)) {
          words.add(key.substring(0, key.length() - 2));
        }
      }
      words.add(initials(candidate.words()));
      words.add(initials(bare(candidate.words())));
    }
    return words;
  }

  private void mention(Candidate candidate) {
    Form form = form(candidate);
    Integer number = numbers.get(form);
    if (number == null) {
      number = forms.size();
      numbers.put(form, number);
      forms.add(form);
    }
    form.learn(candidate);
    if (form.isPerson() && form.words().size() > 1) {
      form.setGender(vocabulary.genderOf(LetterCase.lower(form.words().get(0))));
    }
    for (String word : candidate.words()) {
      lastByWord.put(key(word), form);
    }
    boolean given =
        candidate.words().size() == 1
            && form.isPerson()
            && !key(candidate.words().get(0))
                .equals(key(form.words().get(form.words().size() - 1)));
    if (form.words().size() > 1 && !given) {
      // "Gordon" alone does not tell who "Slade" is next.
      form.words().forEach(w -> lastByWord.put(key(w), form));
    }
    add(new Mention(candidate.span(), number));
    if (candidate.shortName() != null) {
      form.alsoKnownAs(text.quote(candidate.shortName()));
      lastByWord.put(key(text.quote(candidate.shortName())), form);
    }
  }

  private void add(Mention mention) {
    Span last = mentions.isEmpty() ? null : mentions.get(mentions.size() - 1).span();
    if (last == null || !last.overlaps(mention.span())) {
      mentions.add(mention);
    }
  }

  private Form form(Candidate candidate) {
    String name = key(candidate.name());
    if (candidate.words().size() == 1 || isBeginning(candidate)) {
      Form longer = longer(candidate, name);
      if (longer != null) {
        return longer;
      }
    }
    if (candidate.kind() == EntityKind.COUNTRY) {
      return byName.computeIfAbsent("country:" + candidate.country(), k -> new Form(candidate));
    }
    // "Standard & Poor's said" tells what owns the rating in "Standard & Poor's rating".
    String other =
        name.endsWith(POSSESSIVE)
            ? name.substring(0, name.length() - POSSESSIVE.length())
            : name + POSSESSIVE;
    Form owning = candidate.kind() == EntityKind.ORGANISATION ? byName.get(other) : null;
    return owning == null || owning.isPerson()
        ? byName.computeIfAbsent(name, k -> new Form(candidate))
        : owning;
  }

  /** "Harbour East" of "Harbour East Terminals", "De la Cotera" of "Beatriz de la Cotera". */
  private static boolean isBeginning(Candidate candidate) {
    boolean told = candidate.sure() && candidate.kind() == EntityKind.PERSON;
    return !told && candidate.words().size() < 4;
  }

  /**
   * The entity whose longer name the short one stands for: the person of that title, or one
   * mentioned last, else the one that the story names first, which it is mostly about.
   */
  private Form longer(Candidate candidate, String name) {
    String word = key(candidate.words().get(0));
    Form holder = holder(candidate, word, name);
    if (holder != null) {
      return holder;
    }
    Form last = lastByWord.get(word);
    boolean fits = last != null && fits(candidate, last, name);
    if (fits && last.isPerson()) {
      return last;
    }
    for (Form form : tail(byWord.getOrDefault(word, List.of()))) {
      if (fits(candidate, form, name)) {
        return form;
      }
    }
    if (fits) {
      return last;
    }
    Form explained = byName.get(name);
    return explained != null && explained.words().size() > candidate.words().size()
        ? explained
        : null;
  }

  /** The person of the family name whose office stands before the short name; or null. */
  private Form holder(Candidate candidate, String word, String name) {
    Form like = null;
    for (Form form : tail(byWord.getOrDefault(word, List.of()))) {
      boolean may = candidate.role() != null && form.role() != null && fits(candidate, form, name);
      if (may && candidate.role().equals(form.role())) {
        return form;
      }
      like = like == null && may && Offices.isOne(candidate.role(), form.role()) ? form : like;
    }
    return like;
  }

  private boolean fits(Candidate candidate, Form form, String name) {
    String whole = key(String.join(" ", form.words()));
    // "De la Paz" is Ana de la Paz, whatever else it may look like by itself.
    boolean surname = candidate.words().size() > 1 && form.isPerson() && whole.endsWith(" " + name);
    boolean otherKind =
        candidate.sure() && form.kind() != null && candidate.kind() != form.kind() && !surname;
    boolean otherCountry =
        !form.isPerson()
            && candidate.country() != null
            && form.country() != null
            && !candidate.country().equals(form.country());
    boolean clash =
        otherKind
            || otherCountry
            || (candidate.gender() != null
                && form.gender() != null
                && candidate.gender() != form.gender());
    if (clash || form.words().size() <= candidate.words().size()) {
      return false;
    }
    if (form.isPerson()) {
      return candidate.words().size() == 1 || whole.endsWith(" " + name);
    }
    // "The Commission" is the EC Commission, yet "International" is no Harbour International.
    List<String> bare = bare(form.words());
    boolean tells = candidate.words().size() > 1 || vocabulary.isOrganisationNoun(name);
    return whole.startsWith(name + " ")
        || whole.startsWith(name + "'s ")
        || (tells && whole.endsWith(" " + name))
        || key(String.join(" ", bare)).equals(name)
        || initials(form.words()).equals(name)
        || initials(bare).equals(name);
  }

  /** "goodrich" of "B.F. Goodrich Co": without initials and the form of incorporation. */
  private static List<String> bare(List<String> words) {
    List<String> bare = new ArrayList<>();
    for (String word : words) {
      boolean initial = bare.isEmpty() && word.length() > 1 && word.endsWith(".");
      if (!initial && !WordClass.COMPANY_FORM.has(key(word))) {
        bare.add(word);
      }
    }
    return bare;
  }

  private static String initials(List<String> words) {
    StringBuilder initials = new StringBuilder();
    for (String word : words) {
      if (Character.isUpperCase(word.charAt(0))) {
        initials.append(Character.toLowerCase(word.charAt(0)));
      }
    }
    return initials.toString();
  }
}
