/** Which statements report one utterance. */
package org.onrecord.utterance;
