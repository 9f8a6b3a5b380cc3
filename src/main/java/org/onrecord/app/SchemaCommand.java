package org.onrecord.app;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.onrecord.run.UserError;
import org.onrecord.table.Table;
import org.onrecord.table.Tables;
import org.onrecord.table.TablesPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schema}: the published tables and their columns. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Print the tables and their columns.")
final class SchemaCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TABLE",
      description = "One table; all if left out.")
  private String table;

  @Option(names = "--markdown", description = "As docs/tables.md has it.")
  private boolean markdown;

  @Override
  public Integer call() {
    List<Table> tables = table == null ? Tables.all() : List.of(named(table));
    System.out.print(
        markdown
            ? TablesPage.markdown(tables)
            : tables.stream().map(TablesPage::plain).collect(Collectors.joining("\n")));
    return OnRecord.OK;
  }

  private static Table named(String name) {
    String all = Tables.all().stream().map(Table::name).collect(Collectors.joining(", "));
    return Tables.named(name)
        .orElseThrow(() -> new UserError("there is no table " + name + "; there are " + all));
  }
}
