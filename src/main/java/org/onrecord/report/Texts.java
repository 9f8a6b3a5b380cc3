package org.onrecord.report;

import java.util.Iterator;
import org.onrecord.report.Summary.Statement;
import org.onrecord.report.Summary.Story;

/**
 * All statements of a report and the stories that they stand in, too many to be held at once: the
 * statements of one story follow each other, and the stories come in the same order.
 */
public interface Texts {
  /** What the index must know of each statement. */
  Iterator<StatementIndex.Entry> entries();

  /** The statements, in the order of the entries. */
  Iterator<Statement> statements();

  /** The stories that have any, in the order of their statements. */
  Iterator<Story> stories();

  /** Those that a summary holds itself. */
  static Texts of(Summary summary) {
    return new Texts() {
      @Override
      public Iterator<StatementIndex.Entry> entries() {
        return summary.statements().shown().stream().map(StatementIndex.Entry::of).iterator();
      }

      @Override
      public Iterator<Statement> statements() {
        return summary.statements().shown().iterator();
      }

      @Override
      public Iterator<Story> stories() {
        return summary.stories().shown().iterator();
      }
    };
  }
}
