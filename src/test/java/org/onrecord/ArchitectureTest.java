package org.onrecord;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom: the layers of the design. */
class ArchitectureTest {
  private static final String[] DOMAIN = {
    "org.onrecord.corpus..",
    "org.onrecord.text..",
    "org.onrecord.statement..",
    "org.onrecord.speaker..",
    "org.onrecord.sentiment..",
    "org.onrecord.annotation..",
    "org.onrecord.cluster..",
    "org.onrecord.topic..",
    "org.onrecord.trend..",
    "org.onrecord.style..",
    "org.onrecord.utterance..",
    "org.onrecord.encoder..",
    "org.onrecord.evaluate.."
  };

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.onrecord");

  @Test
  void theDomainKnowsNoSparkAndNoHadoop() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.spark..", "org.apache.hadoop..", "org.apache.parquet..", "scala..")
        .check(classes);
  }

  @Test
  void theDomainKnowsNoTableStepRunReportOrCommand() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.onrecord.table..",
            "org.onrecord.step..",
            "org.onrecord.run..",
            "org.onrecord.report..",
            "org.onrecord.app..")
        .check(classes);
  }

  @Test
  void nothingBelowTheCommandsKnowsThem() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.onrecord.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.onrecord.app..")
        .check(classes);
  }

  @Test
  void runsAndTablesKnowNoStep() {
    noClasses()
        .that()
        .resideInAnyPackage("org.onrecord.run..", "org.onrecord.table..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.onrecord.step..")
        .check(classes);
  }
}
