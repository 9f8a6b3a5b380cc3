package org.onrecord.style;

/**
 * How a text is worded: counts, by {@link StyleReader}.
 *
 * @param sentences how many, 1 or more where there is a word
 * @param past verb groups in a past tense ("said", "was", "had gone")
 * @param present verb groups that an auxiliary shows to be in a present tense ("is", "has gone")
 * @param future verb groups of the future ("will go", "is going to go")
 * @param firstPerson pronouns of the first person ("we", "our")
 * @param secondPerson of the second
 * @param thirdPerson of the third
 * @param hedges words by which a speaker holds back ("perhaps", "likely")
 * @param possibility modal verbs of what can be ("can", "might")
 * @param obligation modal verbs of what has to be ("must", "should", "has to")
 * @param conditional "would"
 * @param negations "not", "never", "no" and the like
 * @param readingEase Flesch's formula (1948), about 0 (hard) to 100 (easy); null without words
 */
public record Style(
    int sentences,
    int past,
    int present,
    int future,
    int firstPerson,
    int secondPerson,
    int thirdPerson,
    int hedges,
    int possibility,
    int obligation,
    int conditional,
    int negations,
    Double readingEase) {}
