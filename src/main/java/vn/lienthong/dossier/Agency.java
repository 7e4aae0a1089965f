package vn.lienthong.dossier;

/**
 * The agency that handles a dossier.
 *
 * @param code as of the event; delivered to the portal as it is
 * @param name DonViXuLy; may be null until the catalogue fills it
 * @param today the code of the agency or its successor today: with whose credential the dossier is delivered
 */
public record Agency(AgencyCode code, String name, AgencyCode today) {}
