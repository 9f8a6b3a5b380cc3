package org.onrecord.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ActorsTest {
  private static final String HEADER = "id,name,aliases,role,country,kind\n";

  @Test
  void aNameOrAnAliasIsTheActorWhateverItsCaseAndAccents() {
    Actors actors =
        Actors.parse(
            HEADER + "ines,Inés Carvallo,Carvallo|I. Carvallo,trade minister,ECU,person\n");
    Identity byName = actors.find("INES CARVALLO");
    assertThat(byName)
        .isEqualTo(new Identity("ines", "Inés Carvallo", "person", "trade minister", "ECU"));
    assertThat(actors.find("Carvallo")).isEqualTo(byName);
    assertThat(actors.problems()).isEmpty();
  }

  @Test
  void whomTheFileDoesNotKnowItDoesNotFind() {
    assertThat(Actors.none().find("Ada Okoro")).isNull();
  }

  @Test
  void aRowThatCannotBeUsedIsReportedWithItsLineAndCostsNoOther() {
    Actors actors =
        Actors.parse(
            HEADER
                + "a,Ada Okoro,Okoro,mayor,NGA,person\n"
                + "b,,Nobody,,,person\n"
                + "c,Ben Lind,,,SWE,robot\n"
                + "d,Cy Dane,,,Denmark,person\n"
                + "e,Eve Okoro,Okoro,,,person\n"
                + "f,Fay Horn,,,,person\n");
    assertThat(actors.problems()).extracting(RowProblem::line).containsExactly(3, 4, 5, 6);
    assertThat(actors.problems().get(3).detail()).contains("Okoro").contains("a already");
    assertThat(actors.find("Okoro").id()).isEqualTo("a");
    assertThat(actors.find("Eve Okoro").id()).isEqualTo("e");
    assertThat(actors.find("Fay Horn").id()).isEqualTo("f");
  }

  @Test
  void aFileWithoutAColumnNameIsRefused() {
    assertThatThrownBy(() -> Actors.parse("id,alias\nx,y\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column name");
  }
}
