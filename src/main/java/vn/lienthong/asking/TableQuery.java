package vn.lienthong.asking;

/**
 * The question a table is asked: rows behind a (modified time, id), in that order, so many at most. Databases differ only in how
 * they say the last. H2, PostgreSQL and MariaDB are tested with a server; SQL Server and Oracle are written by their manuals.
 */
final class TableQuery {
    private TableQuery() {}

    /** The query that the source's file gives, or one for its table in its dialect. */
    static String of(Parameters parameters) {
        String written = parameters.text("query").strip();
        String table = parameters.text("table").strip();
        if (written.isEmpty() == table.isEmpty()) {
            throw Parameters.wrong(
                    "table",
                    table,
                    "tên bảng, hoặc để trống và viết query: đúng một trong hai",
                    "the table's name, or empty beside a query: exactly one of the two");
        }
        if (!written.isEmpty()) {
            return written;
        }
        String modified = parameters.text("modified").strip();
        String id = parameters.text("id").strip();
        return "SELECT * FROM " + table + " WHERE " + modified + " > :#since OR (" + modified + " = :#since AND " + id
                + " > :#after) ORDER BY " + modified + ", " + id + " "
                + most(parameters.text("dialect").strip());
    }

    private static String most(String dialect) {
        return switch (dialect) {
            case "sqlserver" -> "OFFSET 0 ROWS FETCH NEXT :#most ROWS ONLY";
            case "oracle" -> "FETCH FIRST :#most ROWS ONLY";
            case "postgresql", "mariadb", "mysql", "h2" -> "LIMIT :#most";
            default ->
                throw Parameters.wrong(
                        "dialect",
                        dialect,
                        "postgresql, mariadb, mysql, h2, sqlserver hoặc oracle",
                        "postgresql, mariadb, mysql, h2, sqlserver or oracle");
        };
    }
}
