package vn.lienthong.demo;

/** One administrative procedure as the catalogue knows it: national code and its sector (domain.md 3). */
public record Procedure(String code, String name, String sectorCode, String sectorName) {
    public Procedure {
        if (code.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("Expected a procedure with a code and a name, but found '" + code + "'");
        }
    }
}
