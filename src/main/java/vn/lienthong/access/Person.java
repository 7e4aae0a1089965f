package vn.lienthong.access;

/**
 * Who asks: a person, or a program with a token of an account.
 *
 * @param name as decisions and looks carry it for ever
 * @param source the code of the source whose own somebody with the role {@link Role#SOURCE} sees; else empty
 */
public record Person(String name, Role role, How how, String source) {
    /** By what somebody showed who they are. */
    public enum How {
        PASSWORD,
        TOKEN,
        /** The word of the identity server. */
        OIDC
    }

    public Person {
        if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("Expected a name of 1 to 200 characters on one line");
        }
        if ((role == Role.SOURCE) == source.isEmpty()) {
            throw new IllegalArgumentException("Expected the code of a source for the role source, and for no other");
        }
    }

    public boolean may(Deed deed) {
        return deed.isFor(role);
    }
}
