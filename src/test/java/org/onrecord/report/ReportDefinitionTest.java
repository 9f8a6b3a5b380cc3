package org.onrecord.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.report.Selection.Filter;

class ReportDefinitionTest {
  @Test
  void aDefinitionHasTitlePeriodFiltersSectionsAndLanguage() {
    ReportDefinition made =
        ReportDefinition.parse(
            """
            title: Peru
            period: month
            filters:
              targets: [Peru, Lima]
              agency: NAN
            sections: [relations, statements]
            language: de
            """,
            "peru.yaml");
    assertThat(made.title()).isEqualTo("Peru");
    assertThat(made.period()).isEqualTo(Dates.Kind.MONTH);
    assertThat(made.filters().get(Filter.TARGETS)).containsExactly("Peru", "Lima");
    assertThat(made.filters().get(Filter.AGENCY)).containsExactly("NAN");
    assertThat(made.sections()).containsExactly(Section.RELATIONS, Section.STATEMENTS);
    assertThat(made.language()).isEqualTo(Locale.GERMAN);
  }

  @Test
  void whatItLeavesOutIsAsInARunsOwnReport() {
    assertThat(ReportDefinition.parse("{}", "x.yaml")).isEqualTo(ReportDefinition.WHOLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "titel: x | x.yaml: unknown key titel; allowed are title, period, filters, sections, language",
        "period: year | x.yaml: period: unknown period year; allowed are day, week, month, all",
        "sections: [charts] | x.yaml: sections: unknown section charts; allowed are new, speakers, weeks, changes, relations, targets, topics, statements, stories, sources, limits",
        "sections: [weeks, weeks] | x.yaml: sections: weeks stands there twice",
        "filters: {speaker: A} | x.yaml: filters: unknown filter speaker; allowed are speakers, targets, countries, between, topics, agency",
        "filters: {between: [A]} | x.yaml: filters.between: it must be two countries",
        "filters: {topics: } | x.yaml: filters.topics: it must be a text or a list of texts",
        "language: xx-nonsense-q | x.yaml: language: it is no language tag, as en, de or pt-BR: xx-nonsense-q",
        "title: [a] | x.yaml: title: it must be a text",
        "just words | x.yaml: it has no keys; allowed are title, period, filters, sections, language",
      })
  void aMistakeIsToldInOneLineWithFileKeyAndWhatIsAllowed(String yaml, String message) {
    assertThatThrownBy(() -> ReportDefinition.parse(yaml, "x.yaml")).hasMessage(message);
  }

  @Test
  void aFilterOfTheCommandLineTakesThePlaceOfTheFiles() {
    ReportDefinition made =
        ReportDefinition.parse("filters: {between: [CHN, ECU]}", "x.yaml").with("between=PRT|IDN");
    assertThat(made.filters().get(Filter.BETWEEN)).containsExactly("PRT", "IDN");
    assertThatThrownBy(() -> made.with("speakers"))
        .hasMessage("--filter: speakers is not of the form speakers=NAME or speakers=NAME|NAME");
    assertThatThrownBy(() -> made.with("speakers=|")).hasMessage("--filter: speakers has no value");
    assertThatThrownBy(() -> made.with("who=A")).hasMessageContaining("unknown filter who");
  }

  @Test
  void theProjectsOwnDefinitionsCanBeRead() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("reports"))) {
      List<Path> definitions = files.filter(path -> path.toString().endsWith(".yaml")).toList();
      assertThat(definitions).hasSizeGreaterThanOrEqualTo(4);
      for (Path file : definitions) {
        assertThat(ReportDefinition.parse(Files.readString(file), file.toString()).sections())
            .isNotEmpty();
      }
    }
  }

  @Test
  void aPeriodIsADayAnIsoWeekOrAMonth() {
    assertThat(Dates.named(Dates.Kind.WEEK, "2020-W53"))
        .contains(
            new Dates(
                Dates.Kind.WEEK, "2020-W53", LocalDate.of(2020, 12, 28), LocalDate.of(2021, 1, 3)));
    assertThat(Dates.named(Dates.Kind.MONTH, "2024-02"))
        .map(Dates::last)
        .contains(LocalDate.of(2024, 2, 29));
    assertThat(Dates.named(Dates.Kind.DAY, "2024-02-30")).isEmpty();
    assertThat(Dates.named(Dates.Kind.WEEK, "2021-08")).isEmpty();
  }
}
