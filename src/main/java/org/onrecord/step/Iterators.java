package org.onrecord.step;

import java.util.Iterator;
import java.util.function.Function;

/** One row in, one row out, as the iterator is pulled: a partition never stands in memory whole. */
final class Iterators {
  private Iterators() {}

  static <A, B> Iterator<B> map(Iterator<A> rows, Function<? super A, ? extends B> function) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public B next() {
        return function.apply(rows.next());
      }
    };
  }
}
