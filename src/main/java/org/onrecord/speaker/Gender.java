package org.onrecord.speaker;

/** What a story or a name tells of a person's gender; unknown is null. */
public enum Gender {
  FEMALE,
  MALE;

  static Gender of(String letter) {
    return letter.equals("f") ? FEMALE : letter.equals("m") ? MALE : null;
  }
}
