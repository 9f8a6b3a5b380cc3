package org.onrecord.corpus;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a story was published, and how we know. Never the day of reading.
 *
 * @param date null if nothing tells
 * @param origin {@link DateOrigin#UNKNOWN} exactly if there is no date
 */
record StoryDate(LocalDate date, DateOrigin origin) {
  /** The first that is there: field, header, dateline, path. */
  static StoryDate of(Optional<LocalDate> field, StoryForm form, String sourcePath) {
    if (field.isPresent()) {
      return new StoryDate(field.get(), DateOrigin.FIELD);
    }
    if (form.headerDate() != null) {
      return new StoryDate(form.headerDate(), DateOrigin.HEADER);
    }
    if (form.datelineDate() != null) {
      return new StoryDate(form.datelineDate(), DateOrigin.DATELINE);
    }
    return PublicationDate.fromPath(sourcePath)
        .map(date -> new StoryDate(date, DateOrigin.PATH))
        .orElse(new StoryDate(null, DateOrigin.UNKNOWN));
  }
}
