package org.onrecord.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** What happens to a wire story on its way. */
enum CopyKind {
  EXACT("exact copy"),
  CUT_80("cut to 80 %"),
  CUT_50("cut to 50 %"),
  CUT_33("cut to 33 %"),
  LEAD("new lead"),
  AGENCY("other agency"),
  CORRECTED("corrected"),
  EDITED("10 % of words edited"),
  CUT_EDITED("cut to 50 % and edited"),
  LEAD_CUT("new lead before 60 %");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int NUMBERS_CORRECTED = 3;

  private final String shown;

  CopyKind(String shown) {
    this.shown = shown;
  }

  String shown() {
    return shown;
  }

  /**
   * The copy.
   *
   * @param other a story about something else, which lends its words
   */
  String of(WireStory story, WireStory other, Random random) {
    return switch (this) {
      case EXACT -> story.sent();
      case CUT_80 -> dated(story, cut(story.paragraphs(), 0.8));
      case CUT_50 -> dated(story, cut(story.paragraphs(), 0.5));
      case CUT_33 -> dated(story, cut(story.paragraphs(), 0.33));
      case LEAD -> dated(story, newLead(story.paragraphs(), other));
      case AGENCY -> "By Ama Boadu\n\nLAGOS, March 4 (NAN) - " + story.text() + "\n\n(Xinhua/NAN)";
      case CORRECTED -> corrected(story, other, random);
      case EDITED -> dated(story, edited(story.paragraphs(), other, random));
      case CUT_EDITED -> dated(story, edited(cut(story.paragraphs(), 0.5), other, random));
      case LEAD_CUT -> {
        List<String> led = new ArrayList<>(List.of(other.paragraphs().get(0)));
        led.addAll(cut(story.paragraphs(), 0.6));
        yield dated(story, led);
      }
    };
  }

  private static String dated(WireStory story, List<String> paragraphs) {
    String text = String.join("\n\n", paragraphs);
    return story.dateline().isEmpty() ? text : story.dateline() + " " + text;
  }

  /** The first words, so many of a hundred. */
  private static List<String> cut(List<String> paragraphs, double share) {
    long all = paragraphs.stream().mapToLong(paragraph -> words(paragraph).size()).sum();
    long left = Math.round(all * share);
    List<String> kept = new ArrayList<>();
    for (String paragraph : paragraphs) {
      List<String> words = words(paragraph);
      int taken = (int) Math.min(left, words.size());
      if (taken > 0) {
        kept.add(String.join(" ", words.subList(0, taken)));
      }
      left -= taken;
    }
    return kept;
  }

  /** Takes the place of the first paragraph, or stands before it if that is most of the story. */
  private static List<String> newLead(List<String> paragraphs, WireStory other) {
    int lead = words(paragraphs.get(0)).size();
    int all = paragraphs.stream().mapToInt(paragraph -> words(paragraph).size()).sum();
    List<String> led = new ArrayList<>(List.of(other.paragraphs().get(0)));
    led.addAll(lead * 2 > all ? paragraphs : paragraphs.subList(1, paragraphs.size()));
    return led;
  }

  private static String corrected(WireStory story, WireStory other, Random random) {
    List<String> paragraphs = new ArrayList<>();
    int numbers = NUMBERS_CORRECTED;
    String name = null;
    String rightName = capitalised(words(other.text()), random);
    for (String paragraph : story.paragraphs()) {
      List<String> words = words(paragraph);
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        if (numbers > 0 && WireStory.isNumber(word)) {
          words.set(i, otherDigits(word, random));
          numbers--;
        } else if (name == null && i > 0 && Character.isUpperCase(word.charAt(0))) {
          name = word;
        }
        if (word.equals(name)) {
          words.set(i, rightName);
        }
      }
      paragraphs.add(String.join(" ", words));
    }
    return "CORRECTED - "
        + story.title()
        + " (Corrects figures and a name)\n\n"
        + dated(story, paragraphs);
  }

  private static String capitalised(List<String> words, Random random) {
    List<String> names =
        words.stream().skip(1).filter(word -> Character.isUpperCase(word.charAt(0))).toList();
    return names.isEmpty() ? "Naledi" : names.get(random.nextInt(names.size()));
  }

  private static String otherDigits(String number, Random random) {
    StringBuilder digits = new StringBuilder(number);
    for (int i = 0; i < digits.length(); i++) {
      if (Character.isDigit(digits.charAt(i))) {
        digits.setCharAt(i, (char) ('0' + random.nextInt(10)));
      }
    }
    return digits.toString();
  }

  /** A tenth of the words left out, replaced, or with another word before them. */
  private static List<String> edited(List<String> paragraphs, WireStory other, Random random) {
    List<String> strange = words(other.text());
    List<String> edited = new ArrayList<>();
    for (String paragraph : paragraphs) {
      List<String> words = new ArrayList<>();
      for (String word : words(paragraph)) {
        // Of thirty: one to leave out, one to replace, one to put a word before.
        int change = random.nextInt(30);
        if (change == 1 || change == 2) {
          words.add(strange.get(random.nextInt(strange.size())));
        }
        if (change > 1) {
          words.add(word);
        }
      }
      edited.add(String.join(" ", words));
    }
    return edited;
  }

  private static List<String> words(String text) {
    return new ArrayList<>(Arrays.asList(BLANKS.split(text.strip())));
  }
}
