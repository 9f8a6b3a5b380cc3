package org.onrecord.statement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.text.WordList;

/** The reporting verbs, read from {@code cues.txt}. */
final class CueLexicon {
  private final Map<String, List<Cue>> byForm = new HashMap<>();

  CueLexicon() {
    for (String line : WordList.lines(CueLexicon.class, "cues.txt")) {
      String[] sides = line.split("\\|", -1);
      String[] verb = sides[0].split("\\+", -1);
      Set<Frame> frames = EnumSet.noneOf(Frame.class);
      for (String word : sides[1].trim().split(" ", -1)) {
        frames.add(Frame.named(word));
      }
      add(verb[0].trim().split(" ", -1), verb.length > 1 ? verb[1].trim() : "", Set.copyOf(frames));
    }
  }

  private void add(String[] forms, String particle, Set<Frame> frames) {
    for (int i = 0; i < forms.length; i++) {
      Cue.Form form =
          i == 0
              ? Cue.Form.BASE
              : i == 1
                  ? Cue.Form.THIRD_PERSON
                  : i == forms.length - 1 ? Cue.Form.ING : Cue.Form.PAST;
      List<Cue> cues = byForm.computeIfAbsent(forms[i], f -> new ArrayList<>());
      // A verb with its particle goes before the plain one: "called for" is not "called".
      cues.add(particle.isEmpty() ? cues.size() : 0, new Cue(forms[0], form, particle, frames));
    }
  }

  /**
   * The cue that is {@code word} before {@code next}, both in lower case; null if there is none.
   */
  Cue find(String word, String next) {
    for (Cue cue : byForm.getOrDefault(word, List.of())) {
      if (cue.particle().isEmpty() || cue.particle().equals(next)) {
        return cue;
      }
    }
    return null;
  }
}
