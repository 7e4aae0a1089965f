package vn.lienthong.sandbox;

/**
 * A procedure in the portal's catalogue; names and sectors are invented but plausible.
 *
 * @param publisher root code of the agency that published it, e.g. G15
 * @param days working days to settle one dossier
 * @param fee in VND
 */
public record SandboxProcedure(
        String code, String name, String sectorCode, String sectorName, String publisher, int days, int fee) {
    public SandboxProcedure {
        if (code.isBlank() || name.isBlank() || sectorCode.isBlank() || sectorName.isBlank()) {
            throw new IllegalArgumentException(
                    "Expected a procedure with code, name and sector, but found '" + code + "'");
        }
    }
}
