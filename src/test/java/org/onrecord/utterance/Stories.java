package org.onrecord.utterance;

import java.util.ArrayList;
import java.util.List;

/** Gives reports to {@link Utterances} as it wants them: a story at a time. */
final class Stories {
  private Stories() {}

  static List<String> utterances(List<Report> reports) {
    Utterances utterances = new Utterances();
    List<String> ids = new ArrayList<>();
    List<Report> story = new ArrayList<>();
    for (Report report : reports) {
      if (!story.isEmpty() && !story.get(0).story().equals(report.story())) {
        ids.addAll(utterances.of(story));
        story.clear();
      }
      story.add(report);
    }
    if (!story.isEmpty()) {
      ids.addAll(utterances.of(story));
    }
    return ids;
  }
}
