package org.onrecord.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TablesPageTest {
  @Test
  void theCommittedPageIsTheDeclaredTables() throws IOException {
    assertThat(Files.readString(Path.of("docs/tables.md")))
        .as("docs/tables.md is stale: run ./onrecord schema --markdown > docs/tables.md")
        .isEqualTo(TablesPage.markdown(Tables.all()));
  }

  @Test
  void everyTableHasItsKeyAmongItsColumnsAndNoColumnTwice() {
    for (Table table : Tables.all()) {
      var names = table.columns().stream().map(Table.Column::name).toList();
      assertThat(names).as(table.name()).containsAll(table.key());
      assertThat(new HashSet<>(names)).as(table.name()).hasSameSizeAs(names);
    }
  }

  @Test
  void aTableIsFoundByItsName() {
    assertThat(Tables.named("statements")).contains(Tables.STATEMENTS);
    assertThat(Tables.named("Statements")).isEmpty();
  }
}
