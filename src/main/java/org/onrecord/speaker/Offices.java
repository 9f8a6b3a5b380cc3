package org.onrecord.speaker;

/** Whether two ways to tell an office tell the same one. */
final class Offices {
  private static final String MINISTER = "minister";
  private static final String PREMIER = "prime minister";

  private Offices() {}

  /**
   * "Minister" may be the finance minister, and the finance minister somebody told of as minister
   * alone; yet the president is no vice president, and the minister no prime minister.
   */
  static boolean isOne(String role, String other) {
    String longer = role.length() > other.length() ? role : other;
    String shorter = role.length() > other.length() ? other : role;
    if (longer.equals(shorter)) {
      return true;
    }
    if (!longer.endsWith(" " + shorter) || (shorter.equals(MINISTER) && longer.endsWith(PREMIER))) {
      return false;
    }
    String first = longer.substring(0, longer.length() - shorter.length() - 1);
    return !WordClass.OTHER_OFFICE.has(first.substring(first.lastIndexOf(' ') + 1));
  }
}
