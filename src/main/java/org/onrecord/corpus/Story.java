package org.onrecord.corpus;

import java.time.LocalDate;
import java.util.List;

/**
 * A news story as it was read.
 *
 * @param sourcePath the file it stands in, as the user named it
 * @param position its place in that file, from 1
 * @param givenId the id that the record gives; null if none
 * @param title may be null
 * @param published the date of publication; null if nothing tells
 * @param dateOrigin where {@code published} comes from
 * @param agency who published it: the field {@code source}, else the dateline's agency, else the
 *     first credit; may be null
 * @param credits the agencies named at its end or in its dateline, in order; may be empty
 * @param url may be null
 * @param language ISO 639-1 code if the record gives one; null if it has to be told from the text
 * @param authors may be empty
 * @param text exactly as it was given: the whole file of a plain story, the field of a structured
 *     one; never blank
 */
public record Story(
    String sourcePath,
    long position,
    String givenId,
    String title,
    LocalDate published,
    DateOrigin dateOrigin,
    String agency,
    List<String> credits,
    String url,
    String language,
    List<String> authors,
    String text)
    implements Parsed {
  public Story {
    credits = List.copyOf(credits);
    authors = List.copyOf(authors);
  }
}
