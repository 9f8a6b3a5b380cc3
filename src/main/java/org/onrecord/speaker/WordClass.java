package org.onrecord.speaker;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.onrecord.text.WordList;

/** Words by what they do around a name or in a source; {@code word-classes.txt} lists them. */
enum WordClass {
  /** Stand between a person's given and family name, and belong to the latter. */
  PARTICLE,
  /** Verbs and what stands before them, behind a subject. */
  BEHIND_SUBJECT,
  /** May stand, in lower case, inside a name. */
  CONNECTIVE,
  /** Stand between the parts of a person's name, besides particles. */
  FATHER,
  /** Have a capital only where a sentence begins. */
  NO_NAME,
  /** Offices that are named with what they are for: "Harbour Minister". */
  PORTFOLIO,
  /** What a ministry or department is for. */
  PORTFOLIO_OF,
  /** The form of a company, at its name's end. */
  COMPANY_FORM,
  /** A state's bodies, behind its name: "Kenya's parliament". */
  STATE_BODY,
  /** A state's bodies, once a word tells which: "central bank", "supreme court". */
  DEFINED_BODY,
  /** A state's bodies by a name that every state has one of. */
  ANY_COUNTRYS,
  /** Behind a body's noun, make people or things of it: "police officers". */
  OF_A_BODY,
  /** A place's bodies. */
  LOCAL_BODY,
  /** People by party, faith or part of the world. */
  PARTY,
  /** Have a capital wherever they stand, and are part of few names. */
  TIME,
  /** A source by itself, or in the place of one. */
  PRONOUN,
  /** Before a name, make it another's: "a spokesman for X". */
  GOVERNING,
  /** May follow a role: "the mayor of Tanga". */
  ROLE_OF,
  /** Behind an organisation's name, leave it the same: "its Harbour East unit". */
  UNIT,
  /** What an organisation issues. */
  DOCUMENT,
  /** People, beside the titles. */
  PEOPLE,
  /** Before a noun, make one of them. */
  ONE,
  /** Before a role noun, point to one told of. */
  DEFINITE,
  /** Open an apposition before a name: "its president, X". */
  OPENING,
  /** May stand between "the" and a role noun. */
  MODIFIER,
  /** An organisation, by a noun that is part of few names. */
  ORGANISATION_ROLE,
  /** Role nouns that any company may answer to. */
  ANY_COMPANY,
  /** In an organisation's name, tell that it is no company. */
  NO_COMPANY,
  /** Role nouns that organisations of any kind answer to. */
  ANY_BODY,
  /** What a company is, before its name: "the insurer Palisade". */
  FIRM,
  /** Organisations with whom others file documents. */
  PLACE_OF_FILING,
  /** Before an office, make it another one: "vice president". */
  OTHER_OFFICE,
  /** Nouns for people that the press uses in place of a name given before. */
  EPITHET,
  /** The same, behind the name of what they lead: "the RIA chief". */
  HEAD_OF,
  /** Verbs that, in the passive, tell what others said of or to their subject. */
  UNDERGONE;

  private static final Map<WordClass, Set<String>> WORDS = new EnumMap<>(WordClass.class);

  static {
    for (String line : WordList.lines(WordClass.class, "word-classes.txt")) {
      String[] sides = line.split(": ", 2);
      WORDS.put(valueOf(sides[0]), Set.of(sides[1].split(" ", -1)));
    }
  }

  /** All of them, in no order. */
  Stream<String> words() {
    return WORDS.get(this).stream();
  }

  /** Whether {@code word}, in lower case, is one. */
  boolean has(String word) {
    return WORDS.get(this).contains(word);
  }
}
