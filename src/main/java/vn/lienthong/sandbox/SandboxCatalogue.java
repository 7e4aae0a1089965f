package vn.lienthong.sandbox;

import java.util.List;

/** What the portal publishes: procedures (each names its sector) and agencies. */
public record SandboxCatalogue(List<SandboxProcedure> procedures, List<SandboxAgency> agencies) {
    public SandboxCatalogue {
        procedures = List.copyOf(procedures);
        agencies = List.copyOf(agencies);
    }

    /** From default-procedures.csv and default-agencies.csv beside this class: invented, and enough for a demonstration. */
    public static SandboxCatalogue defaults() {
        return new SandboxCatalogue(
                Tables.read("default-procedures.csv").stream()
                        .map(row -> new SandboxProcedure(
                                row.getField("code"),
                                row.getField("name"),
                                row.getField("sector_code"),
                                row.getField("sector_name"),
                                row.getField("publisher"),
                                Integer.parseInt(row.getField("days")),
                                Integer.parseInt(row.getField("fee"))))
                        .toList(),
                Tables.read("default-agencies.csv").stream()
                        .map(row -> new SandboxAgency(
                                row.getField("madonvi"), row.getField("name"), Integer.parseInt(row.getField("level"))))
                        .toList());
    }
}
