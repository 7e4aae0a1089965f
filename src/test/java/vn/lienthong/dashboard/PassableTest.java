package vn.lienthong.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.lienthong.access.Person;
import vn.lienthong.access.Role;

/** The head of a page leads nobody to a door that is shut to them. */
class PassableTest {
    private static final String HEAD = "<nav><a href=\"/\">x</a> <a id=\"to-workbench\" href=\"/w\">x</a>"
            + " <a id=\"to-reconcile\" href=\"/r\">x</a> <a id=\"to-person\" href=\"/p\">x</a></nav>";

    @Test
    void each_role_sees_the_links_of_its_deeds() {
        assertThat(links(Role.OPERATOR))
                .contains("to-workbench", "to-reconcile")
                .doesNotContain("to-person");
        assertThat(links(Role.AUDITOR)).contains("to-person", "to-reconcile").doesNotContain("to-workbench");
        assertThat(links(Role.MONITOR)).contains("to-reconcile").doesNotContain("to-workbench", "to-person");
    }

    @Test
    void who_has_not_signed_in_sees_no_link_to_what_needs_a_purpose() {
        assertThat(Passable.links(HEAD, Optional.empty()))
                .contains("to-workbench", "to-reconcile")
                .doesNotContain("to-person");
    }

    private static String links(Role role) {
        return Passable.links(HEAD, Optional.of(new Person("an.mau", role, Person.How.PASSWORD, "")));
    }
}
