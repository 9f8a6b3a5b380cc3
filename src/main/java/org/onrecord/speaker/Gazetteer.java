package org.onrecord.speaker;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.onrecord.text.LetterCase;
import org.onrecord.text.WordList;

/**
 * The world's countries: by name and by the words for what is theirs. Codes are ISO 3166-1 alpha-3.
 * Names come from the JDK's locale data and the lists beside this class.
 */
public final class Gazetteer {
  private final Map<String, String> countries = new HashMap<>();
  private final Map<String, String> demonyms = new HashMap<>();
  private final Map<String, String> peoples = new HashMap<>();

  public Gazetteer() {
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      String name = country.getDisplayCountry(Locale.ENGLISH).replace('\u2019', '\'');
      String alpha3 = country.getISO3Country();
      countries.put(key(name.replace(" & ", " and ")), alpha3);
    }
    for (String line : WordList.lines(Gazetteer.class, "countries.txt")) {
      for (String name : line.substring(4).split(",", -1)) {
        countries.put(key(name.trim()), line.substring(0, 3));
      }
    }
    for (String line : WordList.lines(Gazetteer.class, "demonyms.txt")) {
      for (String word : line.substring(4).split(",", -1)) {
        String demonym = key(word.trim());
        demonyms.put(demonym, line.substring(0, 3));
        if (!demonym.endsWith("ch") && !demonym.endsWith("sh") && !demonym.endsWith("ese")) {
          peoples.put(demonym + "s", line.substring(0, 3));
        }
      }
    }
  }

  private static String key(String name) {
    return LetterCase.lower(name).replace('\u2019', '\'');
  }

  /** The code of the country that {@code name} names, or null. */
  public String country(String name) {
    return countries.get(key(name));
  }

  /** The code of the country that "Chinese", "French" and the like belong to, or null. */
  public String demonym(String word) {
    return demonyms.get(key(word));
  }

  /** The code of the country whose people "Canadians", "Turks" and the like are, or null. */
  public String people(String word) {
    return peoples.get(key(word));
  }
}
