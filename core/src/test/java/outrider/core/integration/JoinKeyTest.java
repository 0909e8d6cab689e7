package outrider.core.integration;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;

class JoinKeyTest {

  @Example
  void aTaxNumberHasOneSpelling() {
    assertThat(JoinKey.taxId(" 91310000ma1fl2xj8p ")).hasValue("91310000MA1FL2XJ8P");
    assertThat(JoinKey.taxId("９１３１ 0000-MA1FL2XJ8P")).hasValue("91310000MA1FL2XJ8P");
    assertThat(JoinKey.taxId("无")).isEmpty();
    assertThat(JoinKey.taxId("000000000000000000")).isEmpty();
    assertThat(JoinKey.taxId("")).isEmpty();
  }

  @Example
  void anAddressHasOneSpelling() {
    assertThat(JoinKey.email(" Li.Lei@Example.COM ")).hasValue("li.lei@example.com");
    assertThat(JoinKey.email("li.lei")).isEmpty();
    assertThat(JoinKey.email("a@b")).isEmpty();
  }
}
